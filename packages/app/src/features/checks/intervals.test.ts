import {
  balancedAccuracy,
  bootstrapAveragePrecision,
  averagePrecisionLimits,
  calibrationError,
  createRandom,
  equalMassBins,
  f1Limits,
  f1OfJaccard,
  gap,
  hull,
  independentDifference,
  knownRangeMean,
  linearOfCells,
  matthewsCorrelation,
  mover,
  pairedDifference,
  pairedRocAuc,
  parity,
  quantileLimits,
  ratioLimits,
  ratioOfSums,
  rocAuc,
  rocAucDifference,
  rocAucLimits,
  shareLimits,
  tableDifference,
  worst,
  type Limits,
  type LinearisedRatio,
  type OpenLimits,
  type PairedScoreSample,
  type ScoreSample,
  type ShareSample,
} from '@plumb/stats'
import type { ClaimResult } from '@plumb/claims'
import { expect, test } from 'vitest'
import { checkClaims, checkText, csvOf } from './check-text.ts'
import {
  groupsOf,
  pairLimits,
  quantileSampleOf,
  ratioOf,
  scoresOf,
  shareOf,
  unitsOf,
  weightOf,
  type TestDesign,
} from './sample-of.ts'
import { testRows, type TestRow } from './test-rows.ts'

/** Estimate, low, high and n. */
type Expected = readonly [number, number | null, number | null, number]

const costs = { false_positive: 35, false_negative: 900 }
const threshold = 0.45
const designs: readonly (readonly [string, TestDesign])[] = [
  ['independent', {}],
  ['weighted', { weight: 'weight' }],
  ['clustered', { cluster: 'user' }],
  ['weighted and clustered', { weight: 'weight', cluster: 'user' }],
]

const all = testRows('intervals', 240, { holes: 0.06 })
/** Rows without holes. */
const whole = testRows('whole', 200)
const flagged = (row: TestRow): boolean => row.score! >= threshold
const byOther = (row: TestRow): boolean => row.other >= threshold
const actual = (row: TestRow): boolean => row.label === 1
const right = (row: TestRow): boolean => actual(row) === flagged(row)
const rightOther = (row: TestRow): boolean => actual(row) === byOther(row)
const usable = (rows: readonly TestRow[]): readonly TestRow[] =>
  rows.filter(({ label, score }) => label !== null && score !== null)

function limited(estimate: number, { low, high }: OpenLimits, n: number): Expected {
  return [estimate, low, high, n]
}

function shareExpected(sample: ShareSample, n: number): Expected {
  return limited(valueOf(sample), shareLimits(sample), n)
}

function valueOf(sample: ShareSample): number {
  return sample.design === 'independent' ? sample.yes / sample.rows : sample.ratio.estimate
}

function meanExpected(ratio: LinearisedRatio, n: number, limits: Limits): Expected {
  return limited(ratio.estimate, limits, n)
}

function priceOf(row: TestRow, decide: (row: TestRow) => boolean): number {
  if (actual(row) === decide(row)) return 0
  return decide(row) ? costs.false_positive : costs.false_negative
}

function thousandfold([estimate, low, high, n]: Expected): Expected {
  return [estimate * 1000, low! * 1000, high! * 1000, n]
}

function costExpected(rows: readonly TestRow[], design: TestDesign): Expected {
  const ratio = ratioOf(rows, design, (row) => priceOf(row, flagged))
  if (design.weight !== undefined || design.cluster !== undefined) {
    return thousandfold(meanExpected(ratio, rows.length, hull(ratio)))
  }
  const count = (yes: (row: TestRow) => boolean): number => rows.filter(yes).length
  const counts = [count((row) => flagged(row) && !actual(row)), count((row) => actual(row) && !flagged(row))]
  const cells = linearOfCells([costs.false_positive, costs.false_negative], counts, rows.length)
  return thousandfold(limited(cells.estimate, cells, rows.length))
}

function perRatio(rows: readonly TestRow[], design: TestDesign): LinearisedRatio {
  const part = (unit: readonly TestRow[], of: 'cost' | 'solved'): number =>
    unit.reduce((sum, row) => sum + weightOf(row, design) * row[of], 0)
  const units = unitsOf(rows, design).map((unit) => ({
    numerator: part(unit, 'cost'),
    denominator: part(unit, 'solved'),
  }))
  return ratioOfSums(units, { unit: design.cluster === undefined ? 'row' : 'cluster' })
}

/** Every kind of interval on the rows, from the statistics package alone. */
function expectedOf(design: TestDesign): Readonly<Record<string, Expected>> {
  const rows = usable(all)
  const n = rows.length
  const share = (yes: (row: TestRow) => boolean, among?: (row: TestRow) => boolean): Expected =>
    shareExpected(shareOf(rows, design, yes, among), among === undefined ? n : rows.filter(among).length)
  const either = (row: TestRow): boolean => actual(row) || flagged(row)
  const jaccard = shareOf(rows, design, (row) => actual(row) && flagged(row), either)
  const [sensitivity, specificity] = [
    shareOf(rows, design, flagged, actual),
    shareOf(
      rows,
      design,
      (row) => !flagged(row),
      (row) => !actual(row),
    ),
  ]
  const balanced = balancedAccuracy(sensitivity, specificity)
  const brier = ratioOf(rows, design, (row) => (row.score! - row.label!) ** 2)
  const loss = ratioOf(rows, design, (row) => -Math.log(clip(actual(row) ? row.score! : 1 - row.score!)))
  const amount = ratioOf(all, design, (row) => row.amount)
  const area = rocAuc(scoresOf(rows, design, (row) => row.score!))
  const bins = equalMassBins(scoresOf(rows, design, (row) => row.score!))
  const calibration = calibrationError(bins)
  const per = perRatio(all, design)
  const quantile = (q: number): Expected => {
    const limits = quantileLimits(
      quantileSampleOf(all, design, (row) => row.amount),
      q,
    )
    return limited(limits.estimate, limits, all.length)
  }
  return {
    accuracy: share(right),
    precision: share(actual, flagged),
    recall: share(flagged, actual),
    false_positive_rate: share(flagged, (row) => !actual(row)),
    'share(amount <= 8)': shareExpected(
      shareOf(all, design, (row) => row.amount <= 8),
      all.length,
    ),
    f1: limited(f1OfJaccard(valueOf(jaccard)), f1Limits(jaccard), rows.filter(either).length),
    balanced_accuracy: limited(balanced.estimate, balanced, n),
    brier_score: meanExpected(brier, n, knownRangeMean(brier)),
    log_loss: meanExpected(loss, n, hull(loss)),
    'mean(amount)': meanExpected(amount, all.length, hull(amount)),
    'per(cost, solved)': meanExpected(per, all.length, ratioLimits(per)),
    'p50(amount)': quantile(0.5),
    'p90(amount)': quantile(0.9),
    'p99(amount)': quantile(0.99),
    roc_auc: limited(area.estimate, rocAucLimits(area), n),
    calibration_error: limited(calibration.estimate, calibration, n),
    cost_per_1000: costExpected(rows, design),
  }
}

function clip(chance: number): number {
  return Math.min(1 - 2 ** -52, Math.max(2 ** -52, chance))
}

function productOf(design: TestDesign): Readonly<Record<string, unknown>> {
  const columns = { label: 'label', score: 'score', ...design }
  return {
    costs,
    data: { columns, threshold },
    candidates: { a: { score: 'score', threshold }, b: { score: 'other', threshold } },
  }
}

function isNear(got: number | null, wanted: number | null): boolean {
  if (got === null || wanted === null) return got === wanted
  return Math.abs(got - wanted) <= 1e-9 * Math.max(1, Math.abs(wanted))
}

/** What differs from the expected numbers; empty when all is right. */
function differing(results: readonly ClaimResult[], expected: Readonly<Record<string, Expected>>): readonly unknown[] {
  return Object.entries(expected).flatMap(([quantity, wanted], i) => {
    const { estimate, low, high, n } = results[i]!
    const got = [estimate, low, high, n]
    return got.every((value, at) => isNear(value, wanted[at]!)) ? [] : [{ quantity, got, wanted }]
  })
}

test.each(designs)('limits of %s rows are those of the statistics on counts made in the test', async (_, design) => {
  const expected = expectedOf(design)
  const claims = Object.keys(expected).map((quantity) => `${quantity} <= 1`)
  expect(differing(await checkClaims(claims, csvOf(all), productOf(design)), expected)).toEqual([])
})

test.each(designs)('groups and changes of %s rows rest on the limits of each group', async (_, design) => {
  const rows = usable(all)
  const groups = groupsOf(rows, ({ group }) => group)
  const recalls = groups.map((own) => shareOf(own, design, flagged, actual))
  const means = groupsOf(all, ({ group }) => group).map((own) => {
    const ratio = ratioOf(own, design, ({ amount }) => amount)
    return { estimate: ratio.estimate, limits: ({ confidence = 0.95 }) => hull(ratio, { confidence }) }
  })
  const positives = rows.filter(actual).length
  const [first, second] = [shareOf(rows, design, right), shareOf(whole, design, right)]
  const amounts = [all, whole].map((own) => ratioOf(own, design, ({ amount }) => amount)) as [
    LinearisedRatio,
    LinearisedRatio,
  ]
  const values = [gap(recalls), parity(recalls), worst(recalls, { better: 'higher' })]
  const largest = worst(means, { better: 'lower' })
  const change = independentDifference(first, second)
  const moved = mover([
    { coefficient: 1, estimate: amounts[0].estimate, ...hull(amounts[0]) },
    { coefficient: -1, estimate: amounts[1].estimate, ...hull(amounts[1]) },
  ])
  const expected: Readonly<Record<string, Expected>> = {
    'gap(recall, group) <= 5 points': limited(values[0]!.estimate, values[0]!, positives),
    'parity(recall, group) >= 80%': limited(values[1]!.estimate, values[1]!, positives),
    'worst(recall, group) >= 50%': limited(values[2]!.estimate, values[2]!, positives),
    'gap(mean(amount), group) <= 3': limited(gap(means).estimate, gap(means), all.length),
    'worst(mean(amount), group) <= 12': limited(largest.estimate, largest, all.length),
    'change(accuracy) >= -3 points vs before': limited(valueOf(first) - valueOf(second), change, rows.length),
    'change(mean(amount)) >= -1 vs before': limited(amounts[0].estimate - amounts[1].estimate, moved, all.length),
  }
  const { data, ...product } = productOf(design)
  const datasets = {
    data: { source: 'data.csv', ...(data as object) },
    before: { source: 'before.csv', ...(data as object) },
  }
  const { claims } = await checkText(
    { ...product, data: datasets, claims: { launch: Object.keys(expected) } },
    { 'data.csv': csvOf(all), 'before.csv': csvOf(whole) },
  )
  expect(differing(claims, expected)).toEqual([])
})

function pairedScores(rows: readonly TestRow[], design: TestDesign): PairedScoreSample {
  // one cell a row
  const alone = rows.map((row) => ({ ...row, score: row.id, other: row.id }))
  const { cells, weighted, clustered } = scoresOf(alone, design, ({ score }) => score!)
  const [scoresA, scoresB] = [({ score }: TestRow) => score!, ({ other }: TestRow) => other].map((of) =>
    [...new Set(rows.map(of))].toSorted((a, b) => a - b),
  ) as [number[], number[]]
  const paired = cells.map(({ bin, ...cell }) => ({
    ...cell,
    binA: scoresA.indexOf(rows[bin]!.score!),
    binB: scoresB.indexOf(rows[bin]!.other),
  }))
  return { weighted, clustered, scoresA, scoresB, cells: paired }
}

/** Differences of two scores on the same rows; the pairs are rows with a label. */
function pairedExpected(design: TestDesign): Readonly<Record<string, Expected>> {
  const rows = whole
  const n = rows.length
  const difference = (of: (row: TestRow) => number): LinearisedRatio => ratioOf(rows, design, of)
  const area = rocAucDifference(pairedRocAuc(pairedScores(rows, design)))
  const brier = difference((row) => (row.score! - row.label!) ** 2 - (row.other - row.label!) ** 2)
  const cost = difference((row) => priceOf(row, flagged) - priceOf(row, byOther))
  const independent = design.weight === undefined && design.cluster === undefined
  const count = (yes: (row: TestRow) => boolean): number => rows.filter(yes).length
  const share = (among: (row: TestRow) => boolean): Expected => {
    const pairs = rows.filter(among)
    const gaps = pairLimits(pairs, design, (row) => Number(right(row)) - Number(rightOther(row)))
    const limits = independent
      ? pairedDifference({
          onlyA: pairs.filter((row) => right(row) && !rightOther(row)).length,
          onlyB: pairs.filter((row) => rightOther(row) && !right(row)).length,
          pairs: pairs.length,
        })
      : gaps
    return limited(gaps.estimate, limits, pairs.length)
  }
  const cells = linearOfCells(
    [-costs.false_negative, costs.false_negative, costs.false_positive, -costs.false_positive],
    [
      count((row) => actual(row) && flagged(row) && !byOther(row)),
      count((row) => actual(row) && !flagged(row) && byOther(row)),
      count((row) => !actual(row) && flagged(row) && !byOther(row)),
      count((row) => !actual(row) && !flagged(row) && byOther(row)),
    ],
    n,
  )
  return {
    'a beats b on accuracy by 2 points': share(() => true),
    'a beats b on recall by 2 points': share(actual),
    'a is not worse than b on roc_auc by more than 0.02': limited(area.estimate, area, n),
    'a beats b on brier_score by 0.01': limited(brier.estimate, hull(brier), n),
    'a beats b on cost_per_1000 by 50': thousandfold(limited(cost.estimate, independent ? cells : hull(cost), n)),
  }
}

test.each(designs)('comparisons of %s rows are paired', async (_, design) => {
  const expected = pairedExpected(design)
  const results = await checkClaims(Object.keys(expected), csvOf(whole), productOf(design))
  expect(differing(results, expected)).toEqual([])
})

function inOrder(sample: ScoreSample): ScoreSample {
  return { ...sample, cells: sample.cells.toSorted((a, b) => a.bin - b.bin || Number(a.positive) - Number(b.positive)) }
}

test('draws are those of the product seed, the claim and the slice', async () => {
  const rows = usable(all)
  const count = (of: readonly TestRow[], yes: (row: TestRow) => boolean): number => of.filter(yes).length
  const seeded = (id: string, purpose: string): ReturnType<typeof createRandom> =>
    createRandom(`7\u0002${id}\u0002\u0002${purpose}`)
  const table = {
    tp: count(rows, (row) => actual(row) && flagged(row)),
    fn: count(rows, (row) => actual(row) && !flagged(row)),
    fp: count(rows, (row) => !actual(row) && flagged(row)),
    tn: count(rows, (row) => !actual(row) && !flagged(row)),
  }
  const cell = (label: boolean, a: boolean, b: boolean): number =>
    count(rows, (row) => actual(row) === label && flagged(row) === a && byOther(row) === b)
  const pairs = {
    pos11: cell(true, true, true),
    pos10: cell(true, true, false),
    pos01: cell(true, false, true),
    pos00: cell(true, false, false),
    neg11: cell(false, true, true),
    neg10: cell(false, true, false),
    neg01: cell(false, false, true),
    neg00: cell(false, false, false),
  }
  const matthews = matthewsCorrelation(table, { random: seeded('mcc', 'matthews') })
  const f1 = tableDifference(pairs, ({ tp, fn, fp }) => (2 * tp) / (2 * tp + fn + fp), {
    random: seeded('f1', 'paired-table'),
  })
  const precision = bootstrapAveragePrecision(
    // in the order in which a scan gives its cells
    inOrder(scoresOf(rows, {}, ({ score }) => score!)),
    { random: seeded('ap', 'average-precision') },
  )
  const { data, ...product } = productOf({})
  const { claims } = await checkText(
    {
      ...product,
      seed: 7,
      data: { source: 'data.csv', unanswered: 'skip', ...(data as object) },
      claims: {
        launch: [
          { claim: 'matthews_corrcoef >= 0.2', id: 'mcc' },
          { claim: 'a beats b on f1', id: 'f1' },
          { claim: 'average_precision >= 0.5', id: 'ap' },
        ],
      },
    },
    { 'data.csv': csvOf(all) },
  )
  expect(
    differing(claims, {
      mcc: limited(matthews.estimate, matthews.limits(), rows.length),
      // rows that are positive, or flagged by either
      f1: limited(f1.estimate, f1.limits(), rows.length - pairs.neg00),
      ap: limited(precision.estimate, averagePrecisionLimits(precision), rows.filter(actual).length),
    }),
  ).toEqual([])
})
