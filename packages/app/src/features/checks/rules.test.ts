import type { ClaimResult } from '@plumb/claims'
import { expect, test } from 'vitest'
import { checkClaims, csvOf } from './check-text.ts'
import { testRows, type TestRow } from './test-rows.ts'

type Rows = readonly object[]

const ten = Array.from({ length: 10 }, (_, i) => ({ x: i + 1, latency: 100 * (i + 1) }))

async function verdictsOf(
  claims: readonly string[],
  rows: Rows,
  product: Readonly<Record<string, unknown>> = {},
): Promise<Readonly<Record<string, string>>> {
  const results = await checkClaims(claims, csvOf(rows), product)
  return Object.fromEntries(results.map(({ verdict }, i) => [claims[i], verdict]))
}

test('a fact on its bound holds the bound and fails to be beyond it', async () => {
  const wanted = {
    'rows >= 10': 'holds',
    'rows > 10': 'fails',
    'rows <= 10': 'holds',
    'rows < 10': 'fails',
    'rows between 10 and 20': 'holds',
    'rows between 5 and 10': 'holds',
    'rows between 11 and 20': 'fails',
    'sum(x) >= 55': 'holds',
    'sum(x) > 55': 'fails',
    'minimum(x) >= 1': 'holds',
    'maximum(x) < 10': 'fails',
    'missing(x) <= 0%': 'holds',
    'missing(x) < 0%': 'fails',
    'distinct(x) >= 10': 'holds',
    'duplicates <= 0%': 'holds',
  }
  expect(await verdictsOf(Object.keys(wanted), ten)).toEqual(wanted)
})

test('a whole interval on one side decides, also where a limit is the bound itself', async () => {
  const wanted = {
    'p50(tied) <= 2': 'holds',
    'p50(tied) < 2': 'fails',
    'p50(tied) >= 2': 'holds',
    'p50(tied) > 2': 'fails',
    'p50(tied) between 2 and 3': 'holds',
    'p50(tied) between 1 and 2': 'holds',
  }
  const tied = Array.from({ length: 100 }, (_, i) => ({ tied: i < 30 ? 1 : i < 80 ? 2 : 5 }))
  expect(await verdictsOf(Object.keys(wanted), tied)).toEqual(wanted)
})

test('bounds may be written in other units: percent, points, seconds', async () => {
  const rows = testRows('units', 60)
  const product = {
    data: { columns: { label: 'label', score: 'score' }, units: { amount: 'ms' } },
    candidates: { a: { score: 'score' }, b: { score: 'other' } },
  }
  const pairs = [
    ['accuracy >= 80%', 'accuracy >= 0.8'],
    ['roc_auc >= 90%', 'roc_auc >= 0.9'],
    ['mean(amount) <= 0.012 s', 'mean(amount) <= 12'],
    ['p90(amount) <= 0.00003 h', 'p90(amount) <= 108 ms'],
    ['a is not worse than b on accuracy by more than 3 points', 'a is not worse than b on accuracy by more than 3%'],
    ['gap(accuracy, group) <= 5 points', 'gap(accuracy, group) <= 0.05'],
    ['gap(mean(amount), group) <= 0.002 s', 'gap(mean(amount), group) <= 2'],
  ] as const
  for (const claims of pairs) {
    const [one, other] = await checkClaims(claims, csvOf(rows), product)
    expect([one!.bound, one!.verdict, one!.low]).toEqual([other!.bound, other!.verdict, other!.low])
  }
  const [point] = await checkClaims([pairs[4][0]], csvOf(rows), product)
  expect(point!.bound).toBe(-0.03)
})

test('more confidence is a wider interval around the same estimate', async () => {
  const rows = testRows('confidence', 80)
  const product = {
    costs: { false_positive: 1, false_negative: 5 },
    data: { columns: { label: 'label', score: 'score' } },
  }
  for (const quantity of ['accuracy', 'f1', 'roc_auc', 'mean(amount)', 'p50(amount)', 'brier_score', 'cost_per_1000']) {
    const claims = ['80%', '95%', '99%'].map((level) => `${quantity} <= 1 with ${level} confidence`)
    const [low, usual, high] = await checkClaims(claims, csvOf(rows), product)
    const width = (one: ClaimResult | undefined): number => one!.high! - one!.low!
    expect(width(low)).toBeLessThan(width(usual))
    expect(width(usual)).toBeLessThan(width(high))
    expect(low!.estimate).toBe(high!.estimate)
  }
})

test('a lower score is better for errors and costs, so that beating means less', async () => {
  const rows = testRows('directions', 300)
  const product = {
    costs: { false_positive: 1, false_negative: 5 },
    data: { columns: { label: 'label', score: 'score' } },
    candidates: { a: { score: 'score' }, b: { score: 'other' } },
  }
  const results = await checkClaims(
    ['a beats b on brier_score', 'b beats a on log_loss', 'a beats b on roc_auc', 'a beats b on log_loss by 1%'],
    csvOf(rows),
    product,
  )
  expect(results.map(({ verdict }) => verdict)).toEqual(['holds', 'fails', 'holds', 'holds'])
  const reference = results[3]!.bound as number
  const [loss] = await checkClaims(['log_loss of b <= 1'], csvOf(rows), product)
  expect(reference).toBeCloseTo(-0.01 * loss!.estimate!, 12)
})

test('values beside one huge value keep their digits', async () => {
  const rows = Array.from({ length: 401 }, (_, i) => ({
    kind: i < 400 ? 'usual' : 'sentinel',
    x: i < 400 ? (i % 10) / 10 + 0.001 : 999_999_999_999,
    one: 1,
  }))
  const usual = rows.slice(0, 400)
  const quantities = ['mean(x)', 'sum(x)', 'per(x, one)']
  const within = await checkClaims(
    quantities.map((quantity) => `${quantity} <= 1 where kind = 'usual'`),
    csvOf(rows),
  )
  const alone = await checkClaims(
    quantities.map((quantity) => `${quantity} <= 1`),
    csvOf(usual),
  )
  for (const [i, { estimate, low, high }] of within.entries()) {
    expect(estimate).toBeCloseTo(alone[i]!.estimate!, 9)
    // the skewness, of about 0 here, is lost
    expect(low).toBeCloseTo(alone[i]!.low!, 4)
    expect(high).toBeCloseTo(alone[i]!.high!, 4)
  }
})

test('weights of a slice count among themselves, however small beside others', async () => {
  const small = Array.from({ length: 40 }, (_, i) => ({
    g: 'small',
    yes: i % 3 === 0 ? 1 : 0,
    x: i,
    w: 1e-6 * (1 + (i % 7)),
  }))
  const large = small.map((row) => ({ ...row, g: 'large', w: row.w * 1e9 }))
  const data = { columns: { weight: 'w' } }
  for (const quantity of ['share(yes = 1)', 'mean(x)', 'p50(x)']) {
    const [claim] = await checkClaims([`${quantity} >= 0 in each g`], csvOf([...small, ...large]), { data })
    const [one, other] = claim!.slices
    expect(one!.estimate).toBeCloseTo(other!.estimate!, 9)
    expect(one!.low).toBeCloseTo(other!.low!, 4)
    expect(one!.high).toBeCloseTo(other!.high!, 4)
  }
})

test.each(['independent', 'weighted', 'clustered'])(
  'equal %s values have no variation, and no width',
  async (design) => {
    const rows = [0.1, 0.3, 0.7, 1 / 3, 123.456].flatMap((x, g) =>
      Array.from({ length: 30 }, (_, i) => ({ g, x, w: 1 + (i % 4) / 3, c: i % 9 })),
    )
    const columns = design === 'weighted' ? { weight: 'w' } : design === 'clustered' ? { cluster: 'c' } : {}
    const [claim] = await checkClaims(['mean(x) <= 50 in each g'], csvOf(rows), { data: { columns } })
    expect(claim!.slices.map(({ low, high, reason }) => [low, high, reason])).toEqual(
      Array.from({ length: 5 }, () => [null, null, 'no-variation']),
    )
  },
)

test('a perfect table has an interval, or none: never one without width', async () => {
  const rows = Array.from({ length: 30 }, (_, i) => ({ y: i % 2, s: i % 2, w: 1 + (i % 5), c: i % 6 }))
  const product = {
    costs: { false_positive: 1, false_negative: 5 },
    candidates: { a: { score: 's' }, b: { score: 'y' } },
  }
  const claims = [
    'accuracy >= 99%',
    'f1 >= 99%',
    'balanced_accuracy >= 99%',
    'matthews_corrcoef >= 0.99',
    'roc_auc >= 99%',
    'average_precision >= 99%',
    'brier_score <= 0.01',
    'calibration_error <= 1 points',
    'cost_per_1000 <= 1',
    'a beats b on accuracy',
    'a beats b on f1',
    'a beats b on roc_auc',
    'a beats b on brier_score',
    'a beats b on cost_per_1000',
  ]
  for (const columns of [{}, { weight: 'w' }, { cluster: 'c' }]) {
    const data = { columns: { label: 'y', score: 's', ...columns } }
    const results = await checkClaims(claims, csvOf(rows), { ...product, data })
    const narrow = results.filter(({ low, high }) => low !== null && high !== null && !(high > low))
    expect(narrow.map(({ claim }) => claim)).toEqual([])
    expect(results.filter(({ verdict }) => verdict === 'holds').map(({ claim }) => claim)).toEqual([])
  }
})

test('the worst of a measure without a better direction is what the bound guards against', async () => {
  const rows = Array.from({ length: 200 }, (_, i) => ({
    g: i % 2 === 0 ? 'slow' : 'fast',
    x: i % 2 === 0 ? 90 + (i % 7) : 10 + (i % 7),
  }))
  const [most, least] = await checkClaims(['worst(mean(x), g) <= 50', 'worst(mean(x), g) >= 50'], csvOf(rows))
  expect(most!.estimate).toBeGreaterThan(90)
  expect(least!.estimate).toBeLessThan(20)
  expect([most!.verdict, least!.verdict]).toEqual(['fails', 'fails'])
})

test('a gap in percent is one of the lowest group', async () => {
  const rows = testRows('relative', 200)
  const [gap, worst] = await checkClaims(
    ['gap(mean(amount), group) <= 10%', 'worst(mean(amount), group) >= 1'],
    csvOf(rows),
  )
  expect(gap!.bound).toBeCloseTo(0.1 * worst!.estimate!, 9)
})

test('groups with open limits leave a gap or a ratio open, and never stop a check', async () => {
  const rows = Array.from({ length: 101 }, (_, i) => ({
    g: i === 100 ? 'lone' : `g${i % 2}`,
    x: 1 + (i % 10),
    debt: (i % 5) - 3,
  }))
  const claims = [
    'gap(mean(x), g) <= 1',
    'gap(p95(x), g) <= 1',
    'parity(p95(x), g) >= 80%',
    'parity(mean(x), g) >= 80%',
  ]
  const results = await checkClaims([...claims, 'parity(mean(debt), g) >= 80%'], csvOf(rows))
  expect(results.map(({ verdict }) => verdict)).toEqual([...claims.map(() => 'undecided'), 'no-evidence'])
  expect(results.map(({ high }) => high)).toEqual([null, null, 1, 1, null])
})

test('no other claim moves the draws or the last digit of a claim', async () => {
  const rows = testRows('order', 150)
  const product = {
    data: { columns: { label: 'label', score: 'score', cluster: 'user' } },
    candidates: { a: { score: 'score' }, b: { score: 'other' } },
  }
  const claims = [
    'average_precision >= 50%',
    'a beats b on average_precision',
    'calibration_error <= 5%',
    'a beats b on f1',
  ]
  const others = [
    'roc_auc >= 50% in each group',
    'a beats b on roc_auc in each group',
    'roc_auc >= 50% where amount > 5',
  ]
  const alone = await checkClaims(claims, csvOf(rows), product)
  const among = await checkClaims([...others, ...claims], csvOf(rows), product)
  expect(among.slice(others.length)).toEqual(alone)
})

test('rows without an answer are set aside, or wrong where the product says so', async () => {
  const kinds = { tp: 4, fp: 2, fn: 3, tn: 6, 'positive without': 2, 'negative without': 3 }
  const rows = Object.entries(kinds).flatMap(([kind, count]) =>
    Array.from({ length: count }, () => ({
      y: kind === 'tp' || kind === 'fn' || kind.startsWith('positive') ? 1 : 0,
      p: kind.endsWith('without') ? null : kind === 'tp' || kind === 'fp' ? 1 : 0,
    })),
  )
  const claims = ['accuracy', 'recall', 'specificity', 'alert_rate'].map((measure) => `${measure} >= 0.1`)
  const shares = async (unanswered: string): Promise<readonly (readonly [number | null, number, number])[]> => {
    const data = { columns: { label: 'y', prediction: 'p' }, positive: 1, unanswered }
    const results = await checkClaims(claims, csvOf(rows), { data })
    return results.map(({ estimate, n, rowsUsed }) => [estimate, n, rowsUsed])
  }
  expect(await shares('skip')).toEqual([
    [10 / 15, 15, 15],
    [4 / 7, 7, 15],
    [6 / 8, 8, 15],
    [6 / 15, 15, 15],
  ])
  // an alert rate asks for no label, so that nothing is wrong there
  expect(await shares('wrong')).toEqual([
    [10 / 20, 20, 20],
    [4 / 9, 9, 20],
    [6 / 11, 11, 20],
    [6 / 15, 15, 15],
  ])
})

test('F1 of two candidates on weighted or clustered rows has the limits of a jackknife', async () => {
  const rows = testRows('jackknife', 160)
  const candidates = { a: { score: 'score' }, b: { score: 'other' } }
  const f1 = (kept: readonly TestRow[], of: (row: TestRow) => number, weight: (row: TestRow) => number): number => {
    const sum = (yes: (row: TestRow) => boolean): number =>
      kept.filter(yes).reduce((total, row) => total + weight(row), 0)
    const both = sum((row) => row.label === 1 && of(row) >= 0.5)
    return (2 * both) / (sum((row) => row.label === 1) + sum((row) => of(row) >= 0.5))
  }
  for (const columns of [{ weight: 'weight' }, { cluster: 'user' }]) {
    const weight = (row: TestRow): number => ('weight' in columns ? row.weight : 1)
    const difference = (kept: readonly TestRow[]): number =>
      f1(kept, ({ score }) => score!, weight) - f1(kept, ({ other }) => other, weight)
    const unit = (row: TestRow): unknown => ('weight' in columns ? row.id : row.user)
    const units = [...new Set(rows.map(unit))]
    const without = units.map((left) => difference(rows.filter((row) => unit(row) !== left)))
    const mean = without.reduce((a, b) => a + b, 0) / units.length
    const squares = without.reduce((sum, value) => sum + (value - mean) ** 2, 0)
    const se = Math.sqrt((squares * (units.length - 1)) / units.length)
    const data = { columns: { label: 'label', score: 'score', ...columns } }
    const [claim] = await checkClaims(['a beats b on f1'], csvOf(rows), { data, candidates })
    expect(claim!.estimate).toBeCloseTo(difference(rows), 9)
    expect((claim!.high! - claim!.low!) / 4 / se).toBeGreaterThan(0.95)
    expect((claim!.high! - claim!.low!) / 4 / se).toBeLessThan(1.2)
    expect(claim!.notes.map(({ code }) => code)).toContain('coverage-not-proven')
  }
})
