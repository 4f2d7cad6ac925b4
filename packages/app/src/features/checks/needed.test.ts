import {
  calibrationError,
  clopperPearson,
  equalMassBins,
  f1Limits,
  hull,
  independentDifference,
  knownRangeMean,
  linearOfCells,
  pairedDifference,
  quantileLimits,
  rocAuc,
  rocAucLimits,
  sampleSize,
  scaleRatio,
  shareLimits,
  type OpenLimits,
  type QuantileSample,
  type ShareSample,
} from '@plumb/stats'
import type { ClaimResult } from '@plumb/claims'
import { expect, test } from 'vitest'
import { checkClaims, checkText, csvOf } from './check-text.ts'
import { ratioOf, scoresOf, shareOf } from './sample-of.ts'
import { testRows, type TestRow } from './test-rows.ts'

const rows = testRows('needed', 300)
const n = rows.length
const actual = (row: TestRow): boolean => row.label === 1
const flagged = (row: TestRow): boolean => row.score! >= 0.5
const byOther = (row: TestRow): boolean => row.other >= 0.5
const right = (row: TestRow): boolean => actual(row) === flagged(row)
const rightOther = (row: TestRow): boolean => actual(row) === byOther(row)
const count = (yes: (row: TestRow) => boolean): number => rows.filter(yes).length

const product = {
  costs: { false_positive: 35, false_negative: 900 },
  candidates: { a: { score: 'score' }, b: { score: 'other' } },
  data: { columns: { label: 'label', score: 'score' } },
}
const clustered = { ...product, data: { columns: { ...product.data.columns, cluster: 'user' } } }

/** A claim that is undecided on these rows, and its limits at another number of the measure's own rows. */
interface Undecided {
  readonly claim: string
  readonly product?: Readonly<Record<string, unknown>>
  readonly limitsAt: (total: number) => OpenLimits
}

const positives = count(actual)
const either = count((row) => actual(row) || flagged(row))
const brier = ratioOf(rows, {}, (row) => (row.score! - row.label!) ** 2)
const amount = ratioOf(rows, {}, (row) => row.amount)
const area = rocAuc(scoresOf(rows, {}, ({ score }) => score!))
const bins = equalMassBins(scoresOf(rows, {}, ({ score }) => score!))
const recallByUser = shareOf(rows, { cluster: 'user' }, flagged, actual)
const values = [...new Set(rows.map((row) => row.amount))].toSorted((a, b) => a - b)
const histogram: QuantileSample = {
  design: 'independent',
  buckets: values.map((value) => ({ low: value, high: value, value, rows: count((row) => row.amount === value) })),
}

function grown(sample: ShareSample, factor: number): ShareSample {
  return sample.design === 'independent'
    ? { design: 'independent', yes: sample.yes * factor, rows: sample.rows * factor }
    : { design: 'ratio', ratio: scaleRatio(sample.ratio, factor) }
}

const undecided: readonly Undecided[] = [
  { claim: 'accuracy >= 80%', limitsAt: (total) => clopperPearson((count(right) / n) * total, total) },
  {
    claim: 'recall >= 70%',
    limitsAt: (total) => clopperPearson((count((row) => actual(row) && flagged(row)) / positives) * total, total),
  },
  {
    claim: 'recall >= 70%',
    product: clustered,
    limitsAt: (total) => shareLimits(grown(recallByUser, total / positives)),
  },
  {
    claim: 'f1 >= 70%',
    limitsAt: (total) =>
      f1Limits({
        design: 'independent',
        yes: (count((row) => actual(row) && flagged(row)) / either) * total,
        rows: total,
      }),
  },
  { claim: 'brier_score <= 0.15', limitsAt: (total) => knownRangeMean(scaleRatio(brier, total / n)) },
  { claim: 'mean(amount) <= 12', limitsAt: (total) => hull(scaleRatio(amount, total / n)) },
  {
    claim: 'roc_auc >= 88%',
    limitsAt: (total) =>
      rocAucLimits({
        ...area,
        positives: (area.positives * total) / n,
        negatives: (area.negatives * total) / n,
        delongVariance: (area.delongVariance * n) / total,
      }),
  },
  { claim: 'calibration_error <= 4 points', limitsAt: (total) => calibrationError(bins, { scale: total / n }) },
  { claim: 'p90(amount) <= 30', limitsAt: (total) => quantileLimits(histogram, 0.9, { scale: total / n }) },
  {
    claim: 'cost_per_1000 <= 80000',
    limitsAt: (total) => {
      const counts = [count((row) => flagged(row) && !actual(row)), count((row) => !flagged(row) && actual(row))]
      const limits = linearOfCells(
        [35, 900],
        counts.map((cell) => (cell * total) / n),
        total,
      )
      return { low: limits.low * 1000, high: limits.high * 1000 }
    },
  },
  {
    claim: 'a beats b on accuracy by 5 points',
    limitsAt: (total) =>
      pairedDifference({
        onlyA: (count((row) => right(row) && !rightOther(row)) * total) / n,
        onlyB: (count((row) => rightOther(row) && !right(row)) * total) / n,
        pairs: total,
      }),
  },
]

function excludes({ low, high }: OpenLimits, bound: number): boolean {
  return (low ?? -Infinity) >= bound || (high ?? Infinity) <= bound
}

/** What is wrong with the rows that are said to be needed; empty when nothing is. */
function wrongWith(
  { n: seen, needed, neededFor80, bound, low, high, verdict }: ClaimResult,
  limitsAt: (total: number) => OpenLimits,
): readonly string[] {
  const now = limitsAt(seen)
  const decides = (total: number): boolean => excludes(limitsAt(total), bound as number)
  const isNear = (one: number | null, other: number | null): boolean => Math.abs((one ?? 0) - (other ?? 0)) < 1e-6
  const rules = {
    'is decided': verdict === 'undecided' && needed !== null && needed > 0,
    'has other limits': isNear(now.low, low) && isNear(now.high, high),
    'needs more rows': decides(seen + (needed ?? 0)),
    // what is not a share is told to one in a hundred, and the ranks of a quantile go in steps
    'needs fewer rows': !decides(seen + Math.floor((needed ?? 0) * 0.95) - 1),
    'needs no more for four chances in five': (neededFor80 ?? 0) > (needed ?? 0),
  }
  return Object.entries(rules).flatMap(([trouble, isFine]) => (isFine ? [] : [trouble]))
}

test.each(undecided)('needed of $claim is the first number of rows whose interval decides', async (one) => {
  const [result] = await checkClaims([one.claim], csvOf(rows), one.product ?? product)
  expect(wrongWith(result!, one.limitsAt)).toEqual([])
})

test('needed of a change lets this population grow and leaves the other as it is', async () => {
  const before = testRows('before', 5000)
  const data = { now: { source: 'now.csv', ...product.data }, before: { source: 'before.csv', ...product.data } }
  const { claims } = await checkText(
    { data, claims: { live: ['change(accuracy) >= -3 points on now vs before'] } },
    { 'now.csv': csvOf(rows), 'before.csv': csvOf(before) },
  )
  const versus = shareOf(before, {}, right)
  const limitsAt = (total: number): OpenLimits =>
    independentDifference(grown(shareOf(rows, {}, right), total / n), versus)
  expect(wrongWith(claims[0]!, limitsAt)).toEqual([])
})

test('four chances in five need what the size formula says', async () => {
  for (const [yes, bound] of [
    [188, 0.9],
    [150, 0.7],
    [197, 0.97],
  ] as const) {
    const sample = Array.from({ length: 200 }, (_, i) => ({ yes: i < yes ? 1 : 0 }))
    const [result] = await checkClaims([`share(yes = 1) >= ${bound * 100}%`], csvOf(sample))
    const formula = sampleSize({ expect: yes / 200, bound })
    expect(result!.neededFor80! + 200).toBe(formula)
  }
})

test('nothing is needed for a bound with two ends, on the bound, or where a verdict stands', async () => {
  const half = Array.from({ length: 20 }, (_, i) => ({ yes: i % 2 }))
  const claims = ['between 45% and 55%', '>= 50%', '> 50%', '<= 95%', '>= 95%'].map(
    (bound) => `share(yes = 1) ${bound}`,
  )
  const results = await checkClaims(claims, csvOf(half))
  expect(results.map(({ verdict, needed, neededFor80 }) => [verdict, needed, neededFor80])).toEqual([
    ['undecided', null, null],
    ['undecided', null, null],
    ['undecided', null, null],
    ['holds', null, null],
    ['fails', null, null],
  ])
  expect(results.map(({ reason }) => reason).slice(0, 3)).toEqual([null, 'on-the-bound', 'on-the-bound'])
})
