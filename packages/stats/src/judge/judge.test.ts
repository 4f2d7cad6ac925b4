import { expect, test } from 'vitest'
import { StatsError } from '../errors.ts'
import { effectiveRows } from '../intervals/effective-rows.ts'
import { linearisedRatio } from '../intervals/linearised-ratio.ts'
import { clopperPearson } from '../intervals/proportion.ts'
import { binomial } from '../random/binomial.ts'
import { multinomial } from '../random/multinomial.ts'
import { poisson } from '../random/poisson.ts'
import { beta } from '../random/beta.ts'
import { createRandom, type Random } from '../random/random.ts'
import type { ShareSample } from '../sample.ts'
import { missShares } from '../testing/miss-shares.ts'
import { judgeCorrectedRate } from './judge-corrected-rate.ts'
import { judgeQuality } from './judge-quality.ts'
import { type JudgedLabels, judgeShares } from './judge-shares.ts'
import reference from './reference/judge.json' with { type: 'json' }
import { roganGladen, type RoganGladenSample } from './rogan-gladen.ts'

const refusal = (code: string) => expect.objectContaining({ code })
const share = (yes: number, rows: number): ShareSample => ({ design: 'independent', yes, rows })

const corrected = (labels: JudgedLabels, unlabelledJudgeYes: number, unlabelled: number, confidence = 0.95) => {
  const judged = labels.labelYesJudgeYes + labels.labelNoJudgeYes + unlabelledJudgeYes
  const rows = Object.values(labels).reduce((total: number, count: number) => total + count, unlabelled)
  return judgeCorrectedRate({ judgeYes: share(judged, rows), ...judgeShares(labels) }, { confidence })
}

test.each(reference.counts)('judgeCorrectedRate of $labels is the reference', (each) => {
  const { estimate, low, high } = corrected(each.labels, each.unlabelledJudgeYes, each.unlabelled, each.confidence)
  expect(estimate).toBeCloseTo(each.expected.estimate, 12)
  expect(low).toBeCloseTo(each.expected.low, 9)
  expect(high).toBeCloseTo(each.expected.high, 9)
})

test.each(reference.units)('judgeCorrectedRate of units ($unit) is the reference', (each) => {
  const unit = each.unit === 'row' ? 'row' : 'cluster'
  const shareOf = (units: readonly (readonly number[])[]): ShareSample => ({
    design: 'ratio',
    ratio: linearisedRatio(
      units.map(([numerator = 0, denominator = 0]) => ({ numerator, denominator })),
      { unit },
    ),
  })
  const { estimate, low, high } = judgeCorrectedRate({
    judgeYes: shareOf(each.judgeYes),
    yesWhereJudgeYes: shareOf(each.yesWhereJudgeYes),
    yesWhereJudgeNo: shareOf(each.yesWhereJudgeNo),
  })
  expect(estimate).toBeCloseTo(each.expected.estimate, 12)
  expect(low).toBeCloseTo(each.expected.low, 8)
  expect(high).toBeCloseTo(each.expected.high, 8)
})

test('counting no instead of yes mirrors the corrected rate', () => {
  const plain = corrected(
    { labelYesJudgeYes: 30, labelYesJudgeNo: 4, labelNoJudgeYes: 6, labelNoJudgeNo: 20 },
    500,
    900,
  )
  const mirrored = corrected(
    { labelYesJudgeYes: 20, labelYesJudgeNo: 6, labelNoJudgeYes: 4, labelNoJudgeNo: 30 },
    400,
    900,
  )
  expect(mirrored.estimate).toBeCloseTo(1 - plain.estimate, 12)
  expect(mirrored.low).toBeCloseTo(1 - plain.high, 9)
  expect(mirrored.high).toBeCloseTo(1 - plain.low, 9)
})

test('a judge that does not look gives no narrower interval than its labels, a good one a narrower', () => {
  const width = ({ low, high }: { low: number; high: number }): number => high - low
  const labels = clopperPearson(60, 100)
  const useless = corrected(
    { labelYesJudgeYes: 30, labelYesJudgeNo: 30, labelNoJudgeYes: 20, labelNoJudgeNo: 20 },
    5000,
    10_000,
  )
  const good = corrected(
    { labelYesJudgeYes: 58, labelYesJudgeNo: 2, labelNoJudgeYes: 2, labelNoJudgeNo: 38 },
    6000,
    10_000,
  )
  expect(width(useless)).toBeGreaterThan(0.9 * width(labels))
  expect(width(good)).toBeLessThan(0.5 * width(labels))
})

/** Labels of n random rows and judgements of m more, at a true rate and a judge of sensitivity t and specificity s. */
function drawnRate(random: Random, n: number, m: number, rate: number, t: number, s: number) {
  const cells = [rate * t, rate * (1 - t), (1 - rate) * (1 - s), (1 - rate) * s]
  const [a = 0, b = 0, c = 0, d = 0] = multinomial(random, n, cells)
  const labels = { labelYesJudgeYes: a, labelYesJudgeNo: b, labelNoJudgeYes: c, labelNoJudgeNo: d }
  return corrected(labels, binomial(random, m, rate * t + (1 - rate) * (1 - s)), m)
}

test.each([
  [60, 500, 0.8, 0.9, 0.7],
  [100, 3000, 0.95, 0.97, 0.5],
  [200, 1000, 0.5, 0.7, 0.7],
])('judgeCorrectedRate of %d labels and %d judged rows keeps its level', (n, m, rate, t, s) => {
  const random = createRandom(`judge ${n}`)
  const misses = missShares(400, rate, () => drawnRate(random, n, m, rate, t, s))
  expect(misses.above).toBeLessThan(0.06)
  expect(misses.below).toBeLessThan(0.06)
})

test('judgeCorrectedRate keeps its level where labelled rows come in clusters', () => {
  const random = createRandom('judge clusters')
  const [t, s] = [0.9, 0.8]
  const conversation = () => {
    const rate = beta(random, 3 * 0.7, 3 * 0.3)
    return multinomial(random, 1 + poisson(random, 3), [rate * t, rate * (1 - t), (1 - rate) * (1 - s), (1 - rate) * s])
  }
  type Cells = readonly number[]
  const shareOf = (
    units: readonly Cells[],
    yes: (cells: Cells) => number,
    rows: (cells: Cells) => number,
  ): ShareSample => ({
    design: 'ratio',
    ratio: linearisedRatio(
      units.map((cells) => ({ numerator: yes(cells), denominator: rows(cells) })),
      { unit: 'cluster' },
    ),
  })
  const at = (cells: Cells, ...which: readonly number[]): number => which.reduce((sum, i) => sum + (cells[i] ?? 0), 0)
  const misses = missShares(600, 0.7, () => {
    const labelled = Array.from({ length: 40 }, conversation)
    const all = [...labelled, ...Array.from({ length: 160 }, conversation)]
    return judgeCorrectedRate({
      judgeYes: shareOf(
        all,
        (cells) => at(cells, 0, 2),
        (cells) => at(cells, 0, 1, 2, 3),
      ),
      yesWhereJudgeYes: shareOf(
        labelled,
        (cells) => at(cells, 0),
        (cells) => at(cells, 0, 2),
      ),
      yesWhereJudgeNo: shareOf(
        labelled,
        (cells) => at(cells, 1),
        (cells) => at(cells, 1, 3),
      ),
    })
  })
  expect(misses.above + misses.below).toBeLessThan(0.08)
})

const sampleOf = (tp: number, positives: number, tn: number, negatives: number, yes: number, rows: number) => ({
  sensitivity: share(tp, positives),
  specificity: share(tn, negatives),
  judgeYes: share(yes, rows),
})

const correctedBy = (sample: RoganGladenSample, seed = 'rogan', draws = 10_000) =>
  roganGladen(sample, { random: createRandom(seed), draws })

test.each(reference.roganGladen)('roganGladen of $judgeYes of $rows is the reference', (each) => {
  const { truePositives, positives, trueNegatives, negatives, judgeYes, rows, expected } = each
  const sample = sampleOf(truePositives, positives, trueNegatives, negatives, judgeYes, rows)
  const rate = correctedBy(sample, 'rogan', 60_000)
  expect(rate.estimate).toBeCloseTo(expected.estimate, 12)
  expect(Math.abs(rate.limits().low - expected.low)).toBeLessThan(0.004)
  expect(Math.abs(rate.limits().high - expected.high)).toBeLessThan(0.004)
})

// limits of 400,000 draws by numpy
test.each([
  [[45, 50, 43, 50, 700, 1000], 0.736842105263158, 0.6532959415794781, 0.861491148223469],
  [[49, 50, 48, 50, 150, 200], 0.7553191489361702, 0.6829607159841501, 0.8401636191908395],
] as const)(
  'roganGladen of %j has the limits of numpy',
  ([tp, positives, tn, negatives, yes, rows], estimate, low, high) => {
    const rate = correctedBy(sampleOf(tp, positives, tn, negatives, yes, rows), 'published', 60_000)
    expect(rate.estimate).toBeCloseTo(estimate, 12)
    expect(Math.abs(rate.limits().low - low)).toBeLessThan(0.005)
    expect(Math.abs(rate.limits().high - high)).toBeLessThan(0.005)
  },
)

test('roganGladen prints the published point estimates of truescore and judgy', () => {
  expect(correctedBy(sampleOf(90, 100, 70, 100, 200, 400), 'a', 10).estimate).toBeCloseTo(1 / 3, 12)
  expect(correctedBy(sampleOf(30, 40, 30, 40, 6, 10), 'a', 10).estimate).toBeCloseTo(0.7, 12)
})

test('roganGladen clips a rate that the judge puts below 0, as R epiR does', () => {
  expect(correctedBy(sampleOf(964, 1000, 927, 1000, 6, 151)).estimate).toBe(0)
  expect(correctedBy(sampleOf(96, 100, 89, 100, 23, 150), 'a', 10).estimate).toBeCloseTo(0.051, 3)
})

test('limits of roganGladen nest, hold the estimate and are the same for the same seed', () => {
  const rate = correctedBy(sampleOf(45, 50, 43, 50, 700, 1000))
  expect(rate.limits({ confidence: 0.99 }).low).toBeLessThan(rate.limits().low)
  expect(rate.limits({ confidence: 0.01 }).high).toBeGreaterThanOrEqual(rate.estimate)
  expect(correctedBy(sampleOf(45, 50, 43, 50, 700, 1000)).limits()).toEqual(rate.limits())
})

test('roganGladen keeps its level', () => {
  const random = createRandom('rogan level')
  const [rate, t, s] = [0.7, 0.9, 0.85]
  const misses = missShares(150, rate, () =>
    roganGladen(
      sampleOf(
        binomial(random, 80, t),
        80,
        binomial(random, 60, s),
        60,
        binomial(random, 500, rate * t + (1 - rate) * (1 - s)),
        500,
      ),
      { random, draws: 500 },
    ).limits(),
  )
  expect(misses.above + misses.below).toBeLessThan(0.1)
})

test('roganGladen takes clustered labels at their effective rows', () => {
  const clusters = Array.from({ length: 30 }, (_, i) => ({ numerator: i % 5 === 0 ? 1 : 3, denominator: 3 }))
  const specificity: ShareSample = { design: 'ratio', ratio: linearisedRatio(clusters, { unit: 'cluster' }) }
  const clustered = correctedBy({ ...sampleOf(45, 50, 0, 50, 400, 1000), specificity })
  const { yes, rows } = effectiveRows(specificity)
  expect(rows).toBeLessThan(90)
  const counted = correctedBy({ ...sampleOf(45, 50, 0, 50, 400, 1000), specificity: share(yes, rows) })
  expect(clustered.limits()).toEqual(counted.limits())
})

test('a judge with few labels, a weak judge and one that contradicts its labels are refused', () => {
  expect(() => correctedBy(sampleOf(4, 4, 40, 50, 90, 200))).toThrow(refusal('judge-refused'))
  expect(() => correctedBy(sampleOf(40, 50, 4, 4, 90, 200))).toThrow(refusal('judge-refused'))
  expect(() => correctedBy({ ...sampleOf(40, 50, 4, 4, 90, 200), specificity: null })).toThrow(refusal('judge-refused'))
  expect(() => correctedBy(sampleOf(28, 50, 30, 50, 90, 200))).toThrow(refusal('judge-refused'))
  expect(() => correctedBy(sampleOf(95, 100, 60, 100, 1200, 4000)).limits()).toThrow(
    refusal('judge-contradicts-labels'),
  )
  expect(() => correctedBy(sampleOf(60, 100, 95, 100, 3600, 4000)).limits()).toThrow(
    refusal('judge-contradicts-labels'),
  )
})

test.each([
  [70, 0.1],
  [72, 0.1],
  [84, 0.1],
  [90, 0.1],
])('a judge of sensitivity %d% and specificity 60% is refused where both together may be worth 0.1', (right, least) => {
  const sample = sampleOf(right, 100, 60, 100, 2000, 4000)
  const isWeak = judgeQuality(sample).informedness.low <= least
  let isRefused = false
  try {
    correctedBy(sample, 'weak', 20)
  } catch (error) {
    isRefused = error instanceof StatsError && error.code === 'judge-refused'
  }
  expect(isRefused).toBe(isWeak)
})

test('judgeQuality gives exact limits of each rate and of both together', () => {
  const { sensitivity, specificity, informedness } = judgeQuality({
    sensitivity: share(45, 50),
    specificity: share(43, 50),
  })
  expect(sensitivity).toEqual({ estimate: 0.9, ...clopperPearson(45, 50) })
  expect(specificity).toEqual({ estimate: 0.86, ...clopperPearson(43, 50) })
  expect(informedness.estimate).toBeCloseTo(0.76, 12)
  const below = Math.hypot(0.9 - sensitivity.low, 0.86 - specificity.low)
  expect(informedness.low).toBeCloseTo(0.76 - below, 12)
})

test('a rate without rows or without labels is refused', () => {
  const none = { labelYesJudgeYes: 0, labelYesJudgeNo: 0, labelNoJudgeYes: 0, labelNoJudgeNo: 0 }
  expect(() => corrected(none, 50, 100)).toThrow(refusal('empty-denominator'))
  expect(() => corrected({ ...none, labelYesJudgeYes: -1 }, 50, 100)).toThrow(refusal('out-of-range'))
  expect(() => corrected({ ...none, labelYesJudgeYes: 9 }, 50, 100, 95)).toThrow(refusal('bad-option'))
  expect(() =>
    judgeCorrectedRate({ judgeYes: share(0, 0), yesWhereJudgeYes: share(1, 2), yesWhereJudgeNo: null }),
  ).toThrow(refusal('empty-denominator'))
})
