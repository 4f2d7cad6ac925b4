import {
  hull,
  quantile,
  quantileLimits,
  ratioLimits,
  rootMeanSquare,
  rSquared,
  scaleRatio,
  shareLimits,
  type OpenLimits,
} from '@plumb/stats'
import type { ClaimResult } from '@plumb/claims'
import { expect, test } from 'vitest'
import { checkClaims, checkText, csvOf } from './check-text.ts'
import { disagreements, referencesOf } from './reference-of.ts'
import { quantileSampleOf, ratioOf, shareOf, weightOf, type TestDesign } from './sample-of.ts'
import { testRows, type TestRow } from './test-rows.ts'

function isClose(got: number | null, wanted: number | null): boolean {
  if (got === null || wanted === null) return got === wanted
  return Math.abs(got - wanted) <= 1e-9 * Math.max(1, Math.abs(wanted))
}

test.each(await referencesOf('regression.json'))(
  'every measure of errors agrees with scikit-learn on the data set $name',
  async (one) => {
    expect(await disagreements(one)).toEqual([])
  },
)

const designs: readonly (readonly [string, TestDesign])[] = [
  ['independent', {}],
  ['weighted', { weight: 'weight' }],
  ['clustered', { cluster: 'user' }],
  ['weighted and clustered', { weight: 'weight', cluster: 'user' }],
]
const rows = testRows('regression', 220)
const label = ({ amount }: TestRow): number => amount
const guess = ({ amount, score }: TestRow): number => Math.round(100 * (amount * 0.8 + 4 * score!)) / 100
const other = ({ amount, other: score }: TestRow): number => Math.round(100 * (amount * 0.7 + 6 * score)) / 100
const low = (row: TestRow): number => Math.round(100 * guess(row) - 250) / 100
const high = (row: TestRow): number => Math.round(100 * guess(row) + 100 * row.cost + 150) / 100
const error = (row: TestRow): number => guess(row) - label(row)
const size = (row: TestRow): number => Math.abs(error(row))
const tableOf = (some: readonly TestRow[]): string =>
  csvOf(some.map((row) => ({ ...row, y: label(row), p: guess(row), q: other(row), low: low(row), high: high(row) })))
const csv = tableOf(rows)
const data = { task: 'regression', columns: { label: 'y', prediction: 'p', interval: ['low', 'high'] } }

type Expected = readonly [number, OpenLimits]

function expectedOf(design: TestDesign): Readonly<Record<string, Expected>> {
  const mean = (of: (row: TestRow) => number, least = -Infinity): Expected => {
    const ratio = ratioOf(rows, design, of)
    return [ratio.estimate, hull(ratio, { range: { low: least, high: Infinity } })]
  }
  const share = (yes: (row: TestRow) => boolean): Expected => {
    const sample = shareOf(rows, design, yes)
    return [ratioOf(rows, design, (row) => (yes(row) ? 1 : 0)).estimate, shareLimits(sample)]
  }
  const root = rootMeanSquare(ratioOf(rows, design, (row) => error(row) ** 2))
  const average = ratioOf(rows, design, label).estimate
  const fit = rSquared(
    ratioOf(
      rows,
      design,
      (row) => error(row) ** 2,
      (row) => (label(row) - average) ** 2,
    ),
  )
  const per = ratioOf(rows, design, size, label)
  const sample = quantileSampleOf(rows, design, size)
  const p90 = quantileLimits(sample, 0.9)
  return {
    mae: mean(size, 0),
    rmse: [root.estimate, root],
    mse: mean((row) => error(row) ** 2, 0),
    mape: mean((row) => size(row) / label(row), 0),
    wape: [per.estimate, ratioLimits(per)],
    r2: [fit.estimate, fit],
    bias: mean(error),
    median_absolute_error: [middle(design), quantileLimits(sample, 0.5)],
    p90_absolute_error: [p90.estimate, p90],
    'share_within(1.5)': share((row) => size(row) <= 1.5),
    'share_within(15%)': share((row) => size(row) <= 0.15 * label(row)),
    interval_coverage: share((row) => low(row) <= label(row) && label(row) <= high(row)),
    interval_width: mean((row) => high(row) - low(row)),
  }
}

/** The middle of the two values in the middle, where the rows are even and weigh the same. */
function middle(design: TestDesign): number {
  const sorted = rows.map(size).toSorted((a, b) => a - b)
  if (design.weight === undefined) return (sorted[109]! + sorted[110]!) / 2
  const weights = new Map<number, number>()
  for (const row of rows) weights.set(size(row), (weights.get(size(row)) ?? 0) + weightOf(row, design))
  return quantile(
    [...weights].toSorted(([a], [b]) => a - b).map(([value, own]) => ({ value, rows: own })),
    0.5,
  )
}

test.each(designs)('limits are those of the statistics on the rows, %s', async (_name, design) => {
  const expected = expectedOf(design)
  const columns = { ...data.columns, ...design }
  const claims = Object.keys(expected).map((quantity) => `${quantity} <= 1`)
  const results = await checkClaims(claims, csv, { data: { ...data, columns } })
  const wrong = Object.entries(expected).flatMap(([quantity, [estimate, limits]], i) => {
    const got = results[i]!
    const right =
      isClose(got.estimate, estimate) && isClose(got.low, limits.low) && isClose(got.high, limits.high) && got.n === 220
    return right ? [] : [{ quantity, estimate, limits, got: [got.estimate, got.low, got.high, got.n, got.reason] }]
  })
  expect(wrong).toEqual([])
})

const codes = ({ notes }: ClaimResult): readonly string[] => notes.map(({ code }) => code)

test('what squares errors warns of heavy tails; R² of clusters or weights is not proven', async () => {
  const of = (columns: object): Promise<readonly ClaimResult[]> =>
    checkClaims(['rmse <= 9', 'r2 >= 0.5'], csv, { data: { ...data, columns: { ...data.columns, ...columns } } })
  const [plain, clustered] = [(await of({})).map(codes), (await of({ cluster: 'user' })).map(codes)]
  expect([...plain, ...clustered].every((notes) => notes[0] === 'heavy-tail')).toBe(true)
  expect([plain, clustered].map((results) => results.map((notes) => notes.includes('coverage-not-proven')))).toEqual([
    [false, false],
    [false, true],
  ])
})

test('errors beyond all squares are refused, not wrong', async () => {
  const huge = csvOf([1e200, -1e200, 3].map((y) => ({ y, p: 1 })))
  const own = { data: { task: 'regression', columns: { label: 'y', prediction: 'p' } } }
  await expect(checkClaims(['mse <= 10'], huge, own)).rejects.toThrow('errors cannot be squared')
})

test('a share of labels that reach 0 is warned of', async () => {
  const around = csvOf([-2, 0, 1, 3].map((y) => ({ y, p: y + 1 })))
  const own = { data: { columns: { label: 'y', prediction: 'p' } } }
  const [result] = await checkClaims(['mape <= 10%'], around, own)
  expect(codes(result!)).toContain('labels-near-zero')
  const [positive] = await checkClaims(['mape <= 10%'], csv, { data })
  expect(codes(positive!)).not.toContain('labels-near-zero')
})

const candidates = { first: { prediction: 'p' }, second: { prediction: 'q' } }
const pairs = { candidates, data: { task: 'regression', columns: { label: 'y' } } }

test.each(designs)('two candidates are compared on the same rows by the mean difference, %s', async (_name, design) => {
  const claims = ['mae', 'mse', 'mape', 'wape', 'r2'].map((measure) => `first beats second on ${measure}`)
  const columns = { label: 'y', ...design }
  const results = await checkClaims(claims, csv, { candidates, data: { task: 'regression', columns } })
  const average = ratioOf(rows, design, label).estimate
  const wrong = (row: TestRow): number => other(row) - label(row)
  const differences = [
    ratioOf(rows, design, (row) => size(row) - Math.abs(wrong(row))),
    ratioOf(rows, design, (row) => error(row) ** 2 - wrong(row) ** 2),
    ratioOf(rows, design, (row) => (size(row) - Math.abs(wrong(row))) / label(row)),
    ratioOf(rows, design, (row) => size(row) - Math.abs(wrong(row)), label),
    ratioOf(
      rows,
      design,
      (row) => wrong(row) ** 2 - error(row) ** 2,
      (row) => (label(row) - average) ** 2,
    ),
  ]
  const right = results.map(({ estimate, low: from, high: to }, i) => {
    const limits = hull(differences[i]!)
    return isClose(estimate, differences[i]!.estimate) && isClose(from, limits.low) && isClose(to, limits.high)
  })
  expect(right).toEqual([true, true, true, true, true])
})

test('a margin in percent is a share of the error of the second', async () => {
  const [by] = await checkClaims(['first beats second on mae by 5%'], csv, pairs)
  const mae = rows.reduce((sum, row) => sum + Math.abs(other(row) - label(row)), 0) / rows.length
  expect(by!.bound).toBeCloseTo(-0.05 * mae, 9)
})

test('nothing beats on bias, since neither way is better', async () => {
  await expect(checkClaims(['first beats second on bias'], csv, pairs)).rejects.toThrow('no better direction')
})

const refused: readonly (readonly [string, Readonly<Record<string, unknown>>, string])[] = [
  ['mae <= 1', { columns: { label: 'word', prediction: 'word' } }, 'mae needs labels and predictions that are numbers'],
  ['mae <= 1', { columns: { label: 'y' } }, 'names no prediction'],
  ['interval_width <= 1', { columns: { label: 'y', prediction: 'p' } }, 'names no interval'],
  ['accuracy >= 90%', { task: 'regression', columns: { label: 'y', prediction: 'p' } }, 'is regression'],
  ['share_within >= 90%', { columns: { label: 'y', prediction: 'p' } }, 'wanted share_within(tolerance)'],
  ['share_within(y) >= 90%', { columns: { label: 'y', prediction: 'p' } }, 'share_within wants a number'],
]

test.each(refused)('%s of the wrong shape is refused', async (claim, own, message) => {
  const table = csvOf(rows.slice(0, 60).map((row) => ({ word: row.group, y: label(row), p: guess(row) })))
  await expect(checkClaims([claim], table, { data: own })).rejects.toThrow(message)
})

async function reasonsOf(table: readonly object[], claims: readonly string[]): Promise<readonly unknown[]> {
  const results = await checkClaims(claims, csvOf(table), {
    data: { ...data, columns: { label: 'y', prediction: 'p' } },
  })
  return results.map(({ verdict, reason, estimate }) => [verdict, reason, estimate])
}

test('what is undefined has a reason, never a number', async () => {
  const same = [1, 2, 3].map((p) => ({ y: 5, p }))
  expect(await reasonsOf(same, ['r2 >= 0'])).toEqual([['no-evidence', 'no-variation', null]])
  expect(await reasonsOf([{ y: 5, p: 4 }], ['r2 >= 0'])).toEqual([['no-evidence', 'too-few-rows', null]])
  const zeros = [1, 2, 3].map((p) => ({ y: 0, p }))
  expect(await reasonsOf(zeros, ['wape <= 1'])).toEqual([['no-evidence', 'empty-denominator', null]])
  const empty = [1, 2, 3].map((y) => ({ y, p: null }))
  expect(await reasonsOf(empty, ['mae <= 1', 'r2 >= 0', 'p90_absolute_error <= 1'])).toEqual(
    ['mae', 'r2', 'p90'].map(() => ['no-evidence', 'all-missing', null]),
  )
  const [perfect] = await reasonsOf(
    [1, 2, 3].map((y) => ({ y, p: y })),
    ['r2 >= 0'],
  )
  expect(perfect).toEqual(['undecided', 'no-variation', 1])
})

test('rows without a label or a prediction are set aside and counted', async () => {
  const table = csvOf([
    ...rows.slice(0, 40).map((row) => ({ y: label(row), p: guess(row) })),
    { y: null, p: 3 },
    { y: 4, p: null },
  ])
  const [result] = await checkClaims(['mae <= 9'], table, { data: { columns: { label: 'y', prediction: 'p' } } })
  expect(result!.n).toBe(40)
  expect(result!.excluded).toHaveLength(2)
  expect(result!.excluded).toContainEqual({ rows: 1, reason: 'no-label' })
  expect(result!.excluded).toContainEqual({ rows: 1, reason: 'no-p' })
})

test('each slice has its own mean label; clauses and combinators work', async () => {
  const claims = [
    'r2 >= 0 in each group',
    "mae <= 9 where group = 'north'",
    'gap(mae, group) <= 5',
    'worst(r2, group) >= 0',
  ]
  const results = await checkClaims(claims, csv, { data })
  const north = rows.filter(({ group }) => group === 'north')
  const average = ratioOf(north, {}, label).estimate
  const fit = ratioOf(
    north,
    {},
    (row) => error(row) ** 2,
    (row) => (label(row) - average) ** 2,
  )
  const slice = results[0]!.slices.find(({ where }) => where['group'] === 'north')!
  expect(slice.estimate).toBeCloseTo(1 - fit.estimate, 9)
  expect(results[1]!.estimate).toBeCloseTo(ratioOf(north, {}, size).estimate, 9)
  expect(results.every(({ estimate }) => estimate !== null)).toBe(true)
})

test('errors are followed over weeks and against another dataset', async () => {
  const dated = rows.map((row, i) => ({
    y: label(row),
    p: guess(row),
    day: `2026-0${1 + Math.floor(i / 110)}-${String(1 + (i % 28)).padStart(2, '0')}`,
  }))
  const own = { source: 'now.csv', task: 'regression', columns: { label: 'y', prediction: 'p', time: 'day' } }
  const { claims } = await checkText(
    {
      data: { now: own, before: { ...own, source: 'before.csv' } },
      claims: {
        live: [
          'mae <= 9 each month on now',
          'change(rmse) <= 1 on now vs before',
          'change(r2) >= -0.5 on now vs before',
        ],
      },
    },
    { 'now.csv': csvOf(dated), 'before.csv': csvOf(dated.slice(0, 150)) },
  )
  expect(claims.map(({ estimate }) => estimate !== null)).toEqual([true, true, true])
  expect(claims[0]!.slices).toHaveLength(2)
})

const fit = ratioOf(
  rows,
  {},
  (row) => error(row) ** 2,
  (row) => (label(row) - ratioOf(rows, {}, label).estimate) ** 2,
)
const undecided: readonly (readonly [string, number, (factor: number) => OpenLimits])[] = [
  ['mae <= 3', 3, (factor) => hull(scaleRatio(ratioOf(rows, {}, size), factor))],
  [
    'rmse <= 9',
    9,
    (factor) =>
      rootMeanSquare(
        scaleRatio(
          ratioOf(rows, {}, (row) => error(row) ** 2),
          factor,
        ),
      ),
  ],
  ['r2 >= 0.956', 0.956, (factor) => rSquared(scaleRatio(fit, factor))],
  ['p90_absolute_error <= 5', 5, (factor) => quantileLimits(quantileSampleOf(rows, {}, size), 0.9, { scale: factor })],
]

test.each(undecided)('needed of %s is the first number of rows whose range decides', async (claim, bound, limitsAt) => {
  const [result] = await checkClaims([claim], csv, { data })
  const decides = (total: number): boolean => {
    const limits = limitsAt(total / rows.length)
    return (limits.low ?? -Infinity) >= bound || (limits.high ?? Infinity) <= bound
  }
  const { verdict, needed } = result!
  expect([verdict, needed! > 0]).toEqual(['undecided', true])
  // what is not a share is told to one in a hundred, and the ranks of a quantile go in steps
  expect([decides(rows.length + needed!), decides(rows.length + Math.floor(needed! * 0.95) - 1)]).toEqual([true, false])
})

test('sentences read aloud, with the unit of the label', async () => {
  const table = csvOf(
    rows.map((row) => ({ group: row.group, y: label(row), p: guess(row), low: low(row), high: high(row) })),
  )
  const claims = Object.keys(expectedOf({})).map((quantity) => `${quantity} <= 1`)
  const words = { ...data, units: { y: 'min' }, words: { rows: 'trips' } }
  const results = await checkClaims([...claims, 'mae <= 9 min in each group'], table, { data: words })
  expect(results.map(({ sentence }) => sentence)).toMatchInlineSnapshot(`
    [
      "On average the model is off by 2.5 min (1.7–5.2), over 220 trips.",
      "The error of the model, large ones counting more, has a root mean square of 6 min (0–13), over 220 trips.",
      "The squared error of the model averages 30 (0–180) over 220 trips.",
      "On average the model is off by 27% (20–36) of the label, over 220 trips.",
      "The errors of the model add up to 15% (14–17) of what there was to predict, over 220 trips.",
      "R² of the model is 0.957 (0.955–0.961) over 220 trips: 1 is without error, 0 no better than always saying the mean.",
      "A prediction of the model minus its label averages −1.2 min (−4.4 to −0.5) over 220 trips: above 0 is too high.",
      "On half of 220 trips the model is off by up to 1.4 min (1.2–1.7).",
      "On 90 in 100 of 220 trips the model is off by up to 4.5 min (3.5–5.5).",
      "Of 220 trips, 111 were predicted by the model to within 1.5: 50 in 100 (44 to 57).",
      "Of 220 trips, 125 were predicted by the model to within 15%: 57 in 100 (50 to 63).",
      "Of 220 trips, 145 were inside the predicted interval: 66 in 100 (59 to 72).",
      "A predicted interval is 4.62 min (4.55–4.69) wide on average, over 220 trips.",
      "In group east: on average the model is off by 2.1 min (0.4–8.9), over 19 trips.",
    ]
  `)
})
