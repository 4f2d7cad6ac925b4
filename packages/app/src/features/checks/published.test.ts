import { readFile } from 'node:fs/promises'
import { rocAucDifference, studentTQuantile } from '@plumb/stats'
import type { ClaimResult } from '@plumb/claims'
import { expect, test } from 'vitest'
import { checkClaims, checkText, csvOf } from './check-text.ts'

type Rows = Parameters<typeof csvOf>[0]

async function estimatesOf(
  quantities: readonly string[],
  rows: Rows,
  product: Readonly<Record<string, unknown>> = {},
): Promise<readonly (number | null)[]> {
  const claims = quantities.map((quantity) => `${quantity} <= 1`)
  return (await checkClaims(claims, csvOf(rows), product)).map(({ estimate }) => estimate)
}

/** So many rows of each of these kinds. */
function repeated(...kinds: readonly (readonly [number, Rows[number]])[]): Rows {
  return kinds.flatMap(([count, row]) => Array.from({ length: count }, () => row))
}

/** The numbers that are not the wanted ones to so many digits behind the point. */
function farApart(got: readonly (number | null)[], wanted: readonly number[], digits: number): readonly unknown[] {
  const far = wanted.filter((value, i) => !(Math.abs((got[i] ?? NaN) - value) < 10 ** -digits / 2))
  return got.length === wanted.length ? far : [got, wanted]
}

const labelled = { data: { columns: { label: 'y', prediction: 'p' }, positive: 1 } }

test('groups of the table in the user guide of fairlearn differ as it prints', async () => {
  const rows = Array.from('bbabbcccaacabccbcc', (group, i) => ({
    group,
    y: Number('011110101000111111'[i]),
    p: Number('001011100111100110'[i]),
  }))
  const measures = ['recall', 'false_positive_rate', 'alert_rate']
  const groups = measures.flatMap((measure) => [`gap(${measure}, group)`, `parity(${measure}, group)`])
  const got = await estimatesOf([...measures, ...groups], rows, labelled)
  expect(farApart(got, [0.5, 0.666667, 0.555556, 0.2, 0.666667, 1, 0, 0.25, 0.666667], 6)).toEqual([])
})

test('a weighted alert rate is that of a test of fairlearn', async () => {
  const weights = [1, 2, 3, 4, 1, 2, 1, 2]
  const rows = weights.map((w, i) => ({ w, y: 1, p: i === 1 || i === 2 ? 1 : 0 }))
  const data = { ...labelled.data, columns: { ...labelled.data.columns, weight: 'w' } }
  expect(farApart(await estimatesOf(['alert_rate'], rows, { data }), [0.3125], 12)).toEqual([])
})

test('the standard error of a mean, also of clusters, is that of the tests of inspect', async () => {
  const rows = Array.from({ length: 20 }, (_, value) => ({ value, cluster: value % 4 }))
  const [alone] = await checkClaims(['mean(value) <= 1'], csvOf(rows.slice(0, 10)))
  const [clustered] = await checkClaims(['mean(value) <= 1'], csvOf(rows), {
    data: { columns: { cluster: 'cluster' } },
  })
  expect(halfWidth(alone!) / studentTQuantile(0.975, 9)).toBeCloseTo(0.957, 3)
  expect(halfWidth(clustered!) / studentTQuantile(0.975, 3)).toBeCloseTo(0.6455, 4)
})

function halfWidth({ low, high }: ClaimResult): number {
  return (high! - low!) / 2
}

test('precision, recall and F1 of each class average to what the tests of phoenix hold', async () => {
  const rows = ['aa', 'ba', 'aa', 'cc'].map(([y, p]) => ({ y: y!, p: p! }))
  const of = (positive: string): Promise<readonly (number | null)[]> =>
    estimatesOf(['precision', 'recall', 'f1'], rows, { data: { ...labelled.data, positive } })
  const [a, b, c] = await Promise.all(['a', 'b', 'c'].map(of))
  // a class that is never predicted has no precision; there it counts as 0
  expect(b).toEqual([null, 0, 0])
  const macro = a!.map((value, i) => (value! + (b![i] ?? 0) + c![i]!) / 3)
  expect(farApart(macro, [0.5555555555555556, 0.6666666666666666, 0.6], 12)).toEqual([])
  const data = { ...labelled.data, positive: undefined, task: 'multiclass' }
  expect(farApart(await estimatesOf(['accuracy'], rows, { data }), [0.75], 12)).toEqual([])
})

test('averages by rows are those of the tests of phoenix', async () => {
  const rows = ['aa', 'ba', 'aa', 'cc'].map(([y, p]) => ({ y: y!, p: p! }))
  const data = { ...labelled.data, positive: undefined, task: 'multiclass' }
  const got = await estimatesOf(['weighted_precision', 'weighted_recall', 'weighted_f1', 'micro_f1'], rows, { data })
  expect(farApart(got, [0.5833333333333334, 0.75, 0.65, 0.75], 12)).toEqual([])
})

test('F1 of both classes averages to what a test of langfuse holds', async () => {
  const rows = repeated([40, { y: 1, p: 1 }], [10, { y: 1, p: 0 }], [20, { y: 0, p: 1 }], [30, { y: 0, p: 0 }])
  const classes = { ...labelled.data, positive: undefined, task: 'multiclass' }
  expect((await estimatesOf(['weighted_f1'], rows, { data: classes }))[0]).toBeCloseTo(0.697, 3)
  const [one] = await estimatesOf(['f1'], rows, labelled)
  const [zero] = await estimatesOf(['f1'], rows, { data: { ...labelled.data, positive: 0 } })
  expect((one! + zero!) / 2).toBeCloseTo(0.697, 3)
})

test('a judge that changed between two months agrees with people as truescore’s anchor set says', async () => {
  const kind = (human: number, may: number, june: number): Rows[number] => ({ human, may, june })
  const rows = repeated(
    [146, kind(0, 0, 0)],
    [3, kind(0, 1, 0)],
    [23, kind(0, 1, 1)],
    [61, kind(1, 0, 0)],
    [68, kind(1, 1, 0)],
    [299, kind(1, 1, 1)],
  )
  const got = await estimatesOf(['agreement(human, may)', 'agreement(human, june)'], rows)
  expect(farApart(got, [0.855, 0.747], 3)).toEqual([])
})

test('Brier score and log loss are those of the documentation of scikit-learn', async () => {
  const scored = { data: { columns: { label: 'y', score: 's' }, positive: 'spam' } }
  const rows = [
    { y: 'spam', s: 0.9 },
    { y: 'ham', s: 0.1 },
    { y: 'ham', s: 0.2 },
    { y: 'spam', s: 0.65 },
  ]
  expect(farApart(await estimatesOf(['log_loss'], rows, scored), [0.21616], 5)).toEqual([])
  const brier = [
    { y: 'ham', s: 0.1 },
    { y: 'spam', s: 0.9 },
    { y: 'spam', s: 0.8 },
    { y: 'ham', s: 0.3 },
  ]
  expect(farApart(await estimatesOf(['brier_score'], brier, scored), [0.0375], 12)).toEqual([])
})

test('two areas on the same rows have the interval that DeLong’s numbers give', async () => {
  const a = [0.9, 0.8, 0.75, 0.6, 0.55, 0.3, 0.7, 0.5, 0.45, 0.4, 0.35, 0.2, 0.15, 0.1]
  const b = [0.7, 0.85, 0.4, 0.5, 0.65, 0.2, 0.6, 0.55, 0.3, 0.45, 0.25, 0.35, 0.1, 0.05]
  const rows = a.map((score, i) => ({ a: score, b: b[i]!, y: i < 6 ? 1 : 0 }))
  const candidates = { a: { score: 'a' }, b: { score: 'b' } }
  const [got] = await checkClaims(['a beats b on roc_auc'], csvOf(rows), {
    candidates,
    data: { columns: { label: 'y' } },
  })
  const counts = { positives: 6, negatives: 8 }
  const wanted = rocAucDifference({
    a: { estimate: 0.8541666666666666, delongVariance: 0.11497498002498645 ** 2, ...counts },
    b: { estimate: 0.7708333333333334, delongVariance: 0.14112290601874172 ** 2, ...counts },
    covariance: 0.01314484126984127,
  })
  expect(farApart([got!.estimate, got!.low, got!.high], [wanted.estimate, wanted.low, wanted.high], 9)).toEqual([])
})

test('coverage and mean width of intervals are those of the tests of MAPIE', async () => {
  const rows = [
    { low: 4, value: 5, high: 6 },
    { low: 6, value: 7.5, high: 9 },
    { low: 9, value: 9.5, high: 10 },
    { low: 8.5, value: 10.5, high: 12.5 },
    { low: 10.5, value: 12.5, high: 12 },
  ]
  const data = { columns: { label: 'value', interval: ['low', 'high'] } }
  expect(farApart(await estimatesOf(['interval_coverage', 'interval_width'], rows, { data }), [0.8, 2.3], 12)).toEqual(
    [],
  )
})

test('context precision of ragas is the average precision of a query, and its mean that of all', async () => {
  // ragas adds 1e-10 to the number of relevant chunks
  const rows = ['101', '011', '110', '000'].flatMap((chunks, query) =>
    Array.from(chunks, (relevant, i) => ({ query, rank: i + 1, relevant: Number(relevant) })),
  )
  const data = { columns: { query: 'query', rank: 'rank', relevance: 'relevant' } }
  const claims = ['mean_average_precision >= 0 in each query', 'mean_average_precision >= 0']
  const [each, all] = await checkClaims(claims, csvOf(rows), { data })
  const slices = [0, 1, 2].map((query) => each!.slices.find(({ where }) => where['query'] === query)!.estimate)
  const wanted = [0.8333333332916666, 0.5833333333041666, 0.99999999995]
  expect(
    farApart([...slices, all!.estimate], [...wanted, wanted.reduce((total, one) => total + one, 0) / 4], 9),
  ).toEqual([])
})

test('exact limits are those of R, whatever the confidence', async () => {
  const limits = async (yes: number, no: number, confidence: string): Promise<ClaimResult> => {
    const rows = repeated([yes, { y: 1 }], [no, { y: 0 }])
    return (await checkClaims([`share(y = 1) >= 50% with ${confidence} confidence`], csvOf(rows)))[0]!
  }
  const first = await limits(190, 10, '95%')
  expect(farApart([first.low, first.high], [0.9099724622986486, 0.975765834527891], 12)).toEqual([])
  expect((await limits(0, 30, '90%')).high).toBeCloseTo(0.09503385285530419, 12)
  expect((await limits(58, 0, '90%')).low).toBeLessThan(0.95)
  expect((await limits(59, 0, '90%')).low).toBeGreaterThanOrEqual(0.95)
})

test('a scan for a disease has the four rates that Altman & Bland printed', async () => {
  const kind = (y: string, p: string): Rows[number] => ({ y, p })
  const rows = repeated(
    [231, kind('abnorm', 'abnorm')],
    [27, kind('abnorm', 'norm')],
    [32, kind('norm', 'abnorm')],
    [54, kind('norm', 'norm')],
  )
  const quantities = ['recall', 'specificity', 'precision', 'negative_predictive_value', 'accuracy']
  const got = await estimatesOf(quantities, rows, { data: { ...labelled.data, positive: 'abnorm' } })
  expect(farApart(got, [0.8953, 0.6279, 0.8783, 0.6667, 0.8285], 4)).toEqual([])
})

test('the districts of the example have the areas and accuracies that NannyML’s data set is known for', async () => {
  const folder = new URL('../../../../../examples/high-value-districts/data/', import.meta.url)
  const names = ['reference.csv', 'analysis.csv', 'analysis_targets.csv']
  const texts = await Promise.all(names.map((name) => readFile(new URL(name, folder), 'utf8')))
  const columns = { id: 'id', score: 'y_pred_proba' }
  const answers = { positive: 1, threshold: 0.8 }
  const data = {
    before: { source: 'reference.csv', columns: { ...columns, label: 'clf_target' }, ...answers },
    after: {
      source: 'analysis.csv',
      columns,
      labels: { source: 'analysis_targets.csv', key: 'id', label: 'clf_target' },
      ...answers,
    },
  }
  const chunks = Array.from(
    { length: 12 },
    (_, i) => `roc_auc <= 1 on after where id >= ${5832 + 686 * i} and id < ${6518 + 686 * i}`,
  )
  const whole = ['roc_auc', 'accuracy', 'accuracy at threshold 0.5', 'base_rate'].flatMap((quantity) =>
    ['before', 'after'].map((dataset) => `${quantity} <= 1 on ${dataset}`),
  )
  const files = Object.fromEntries(names.map((name, i) => [name, texts[i]!]))
  const { claims } = await checkText({ data, claims: { launch: [...whole, ...chunks] } }, files)
  const known = [0.9079, 0.8402, 0.6704, 0.5887, 0.8184, 0.7216, 0.6372, 0.5242]
  const areas = [0.8916, 0.7451, 0.742, 0.6391, 0.7846, 0.8875, 0.8282, 0.8591, 0.8999, 0.8478, 0.7915, 0.9585]
  for (const [i, value] of [...known, ...areas].entries()) {
    expect(Math.abs(claims[i]!.estimate! - value)).toBeLessThan(0.00006)
  }
})
