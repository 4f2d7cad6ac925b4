import fc from 'fast-check'
import { expect, test } from 'vitest'
import { StatsError } from '../errors.ts'
import { normalCdf } from '../distributions/normal.ts'
import { normal } from '../random/normal.ts'
import { createRandom } from '../random/random.ts'
import type { Limits, ScoreCell, ScoreSample } from '../sample.ts'
import { averagePrecision } from './average-precision.ts'
import { averagePrecisionDifference, bootstrapPairedPrecision } from './average-precision-difference.ts'
import { averagePrecisionLimits, bootstrapAveragePrecision } from './average-precision-limits.ts'
import { recallAtPrecision } from './recall-at-precision.ts'
import reference from './reference/ranking.json' with { type: 'json' }
import { pairedRocAuc, type PairedScoreSample, rocAucDifference } from './roc-auc-difference.ts'
import { rocAucLimits } from './roc-auc-limits.ts'
import { rocAuc } from './roc-auc.ts'

interface Row {
  readonly positive: boolean
  readonly score: number
  /** Score of the second system. */
  readonly other?: number
  readonly weight?: number
  readonly cluster?: number
}

const random = createRandom('ranking')

function binned(scores: readonly number[]): { distinct: number[]; bins: number[] } {
  const distinct = [...new Set(scores)].toSorted((a, b) => a - b)
  const index = new Map(distinct.map((score, bin) => [score, bin]))
  return { distinct, bins: scores.map((score) => index.get(score) ?? 0) }
}

function cellOf({ positive, weight = 1, cluster = 0 }: Row): Omit<ScoreCell, 'bin'> {
  return { positive, cluster, rows: 1, weight, weightSquares: weight ** 2 }
}

function sampleOf(rows: readonly Row[]): ScoreSample {
  const { distinct, bins } = binned(rows.map(({ score }) => score))
  const weighted = rows.some(({ weight }) => weight !== undefined)
  const clustered = rows.some(({ cluster }) => cluster !== undefined)
  return {
    weighted,
    clustered,
    scores: distinct,
    cells: rows.map((row, at) => ({ ...cellOf(row), bin: bins[at] ?? 0 })),
  }
}

function pairedSampleOf(rows: readonly Row[]): PairedScoreSample {
  const [a, b] = [binned(rows.map(({ score }) => score)), binned(rows.map(({ other = 0 }) => other))]
  const weighted = rows.some(({ weight }) => weight !== undefined)
  const clustered = rows.some(({ cluster }) => cluster !== undefined)
  const cells = rows.map((row, at) => ({ ...cellOf(row), binA: a.bins[at] ?? 0, binB: b.bins[at] ?? 0 }))
  return { weighted, clustered, scoresA: a.distinct, scoresB: b.distinct, cells }
}

function rowsOf(positives: readonly number[], negatives: readonly number[]): Row[] {
  const rows = positives.map((score) => ({ positive: true, score }))
  return [...rows, ...negatives.map((score) => ({ positive: false, score }))]
}

function zipped(rows: readonly Row[], extra: Partial<Record<'weight' | 'cluster', readonly number[]>>): Row[] {
  return rows.map((row, at) => ({
    ...row,
    ...(extra.weight && { weight: extra.weight[at] ?? 0 }),
    ...(extra.cluster && { cluster: extra.cluster[at] ?? 0 }),
  }))
}

test('rocAuc gives DeLong variances and limits', () => {
  expect(reference.delong).toHaveLength(5)
  for (const { positives, negatives, expected } of reference.delong) {
    const auc = rocAuc(sampleOf(rowsOf(positives, negatives)))
    expect(auc.estimate).toBeCloseTo(expected.auc, 12)
    expect(auc.delongVariance).toBeCloseTo(expected.variance, 12)
    expect(rocAucLimits(auc).low).toBeCloseTo(expected.low, 9)
    expect(rocAucLimits(auc).high).toBeCloseTo(expected.high, 9)
  }
})

test('rocAucLimits equals the recomputed roots, from 1 row to a billion', () => {
  for (const { input, expected } of reference.limits) {
    expect(rocAucLimits(input).low).toBeCloseTo(expected.low, 9)
    expect(rocAucLimits(input).high).toBeCloseTo(expected.high, 9)
  }
})

test('weighted and clustered areas equal the recomputed numbers', () => {
  for (const { positives, negatives, weightsPositive, weightsNegative, expected } of reference.weighted) {
    const weight = [...weightsPositive, ...weightsNegative]
    const auc = rocAuc(sampleOf(zipped(rowsOf(positives, negatives), { weight })))
    expect(auc).toMatchObject({ positives: expected.kishPositive, negatives: expected.kishNegative })
    expect(auc.delongVariance).toBeCloseTo(expected.variance, 12)
    expect(rocAucLimits(auc).low).toBeCloseTo(expected.low, 9)
    expect(rocAucLimits(auc).high).toBeCloseTo(expected.high, 9)
  }
  for (const given of reference.clustered) {
    const { positives, negatives, expected } = given
    const weight = [...given.weightsPositive, ...given.weightsNegative]
    const cluster = [...given.clusterPositive, ...given.clusterNegative]
    const auc = rocAuc(sampleOf(zipped(rowsOf(positives, negatives), { weight, cluster })))
    expect(auc.estimate).toBeCloseTo(expected.auc, 12)
    expect(auc.delongVariance).toBeCloseTo(expected.variance, 12)
    expect(auc.degrees).toBeCloseTo(expected.degrees, 10)
    expect(rocAucLimits(auc).low).toBeCloseTo(expected.low, 9)
    expect(rocAucLimits(auc).high).toBeCloseTo(expected.high, 9)
  }
})

test('rocAucDifference equals the recomputed numbers', () => {
  for (const { input, expected } of reference.difference) {
    const { aucA, aucB, varianceA, varianceB, covariance, positives, negatives } = input
    const a = { estimate: aucA, positives, negatives, delongVariance: varianceA }
    const b = { estimate: aucB, positives, negatives, delongVariance: varianceB }
    const { estimate, low, high } = rocAucDifference({ a, b, covariance })
    expect(estimate).toBeCloseTo(expected.estimate, 12)
    expect(low).toBeCloseTo(expected.low, 9)
    expect(high).toBeCloseTo(expected.high, 9)
  }
})

test('pairedRocAuc gives the DeLong covariance', () => {
  for (const { labels, a, b, expected } of reference.paired) {
    const rows = labels.map((label, at) => ({ positive: label === 1, score: a[at] ?? 0, other: b[at] ?? 0 }))
    const paired = pairedRocAuc(pairedSampleOf(rows))
    expect(paired.a.estimate).toBeCloseTo(expected.aucA, 12)
    expect(paired.b.estimate).toBeCloseTo(expected.aucB, 12)
    expect(Math.sqrt(paired.a.delongVariance)).toBeCloseTo(expected.seA, 12)
    expect(Math.sqrt(paired.b.delongVariance)).toBeCloseTo(expected.seB, 12)
    expect(paired.covariance).toBeCloseTo(expected.covariance, 12)
  }
})

test('averagePrecisionLimits equals the recomputed numbers', () => {
  for (const { input, expected } of reference.precision) {
    const { averagePrecision: estimate, bootstrapBias: bias, bootstrapSd: sd, positives } = input
    const design = { cap: 2 * positives, degrees: positives - 1, proven: true }
    const { low, high } = averagePrecisionLimits({ estimate, bias, sd, ...design })
    expect(low).toBeCloseTo(expected.low, 9)
    expect(high).toBeCloseTo(expected.high, 9)
  }
})

test('the bootstrap of average precision agrees with 20,000 resamples of the rows', () => {
  for (const { labels, scores, expected } of reference.bootstrap) {
    const rows = labels.map((label, at) => ({ positive: label === 1, score: scores[at] ?? 0 }))
    const { estimate, bias, sd } = bootstrapAveragePrecision(sampleOf(rows), { random, draws: 4000 })
    expect(estimate).toBeCloseTo(expected.averagePrecision, 12)
    expect(Math.abs(bias - expected.bias)).toBeLessThan((5 * expected.sd) / Math.sqrt(4000))
    expect(Math.abs(sd / expected.sd - 1)).toBeLessThan(0.07)
  }
})

test('point values equal scikit-learn to 1e-12, ties and weights included', () => {
  for (const { labels, scores, weights, ...expected } of reference.scikit) {
    const plain = labels.map((label, at) => ({ positive: label === 1, score: scores[at] ?? 0 }))
    const sample = sampleOf(weights ? zipped(plain, { weight: weights }) : plain)
    expect(Math.abs(rocAuc(sample).estimate - expected.rocAuc)).toBeLessThan(1e-12)
    expect(Math.abs(averagePrecision(sample) - expected.averagePrecision)).toBeLessThan(1e-12)
  }
})

test('recallAtPrecision equals the recomputed numbers', () => {
  for (const { positives, rows, precision, expected } of reference.recall) {
    const scores = positives.map((_, at) => at)
    const cells = positives.flatMap((count, at) => {
      const bin = positives.length - 1 - at
      const cell = (positive: boolean, n: number) => ({
        bin,
        positive,
        cluster: 0,
        rows: n,
        weight: n,
        weightSquares: n,
      })
      return [cell(true, count), cell(false, (rows[at] ?? 0) - count)]
    })
    const { estimate, low, high } = recallAtPrecision(
      { weighted: false, clustered: false, scores, cells },
      { precision },
    )
    expect(estimate).toBeCloseTo(expected.estimate, 12)
    expect(low).toBeCloseTo(expected.low, 9)
    expect(high).toBeCloseTo(expected.high, 9)
  }
})

const row = fc.record({
  positive: fc.boolean(),
  score: fc.integer({ min: 0, max: 9 }),
  other: fc.integer({ min: 0, max: 9 }),
  weight: fc.double({ min: 0.1, max: 5, noNaN: true }),
  cluster: fc.nat(6),
})
const bothLabels = (rows: readonly Row[]): boolean =>
  rows.some(({ positive }) => positive) && rows.some(({ positive }) => !positive)
const weightedRows = fc.array(row, { minLength: 4, maxLength: 40 }).filter(bothLabels)

test('turning the scores around turns AUC and its limits around', () => {
  fc.assert(
    fc.property(weightedRows, (rows) => {
      const independent = rows.map(({ positive, score, weight }) => ({ positive, score, weight }))
      const auc = rocAuc(sampleOf(independent))
      const turned = rocAuc(sampleOf(independent.map((one) => ({ ...one, score: -one.score }))))
      expect(turned.estimate).toBeCloseTo(1 - auc.estimate, 12)
      expect(rocAucLimits(turned).low).toBeCloseTo(1 - rocAucLimits(auc).high, 9)
    }),
    { seed: 21 },
  )
})

test('AUC limits hold the estimate, are nested over levels and have a width', () => {
  fc.assert(
    fc.property(weightedRows, (rows) => {
      if (new Set(rows.map(({ cluster }) => cluster)).size < 2) return
      const auc = rocAuc(sampleOf(rows))
      let before: Limits = { low: auc.estimate, high: auc.estimate }
      for (const confidence of [0.5, 0.9, 0.95, 0.9999]) {
        const { low, high } = rocAucLimits(auc, { confidence })
        expect(low).toBeLessThanOrEqual(before.low)
        expect(high).toBeGreaterThanOrEqual(before.high)
        expect(high).toBeGreaterThan(low)
        before = { low, high }
      }
      expect(before.low).toBeGreaterThanOrEqual(0)
      expect(before.high).toBeLessThanOrEqual(1)
    }),
    { seed: 22 },
  )
})

test('cells may be split or joined without changing AUC, average precision or the difference', () => {
  fc.assert(
    fc.property(weightedRows, (rows) => {
      const single = pairedSampleOf(rows.map(({ positive, score, other }) => ({ positive, score, other })))
      const joined = new Map<string, (typeof single.cells)[number]>()
      for (const cell of single.cells) {
        const key = `${cell.binA} ${cell.binB} ${cell.positive}`
        const count = (joined.get(key)?.rows ?? 0) + 1
        joined.set(key, { ...cell, rows: count, weight: count, weightSquares: count })
      }
      const cells = [...joined.values()]
      const [one, two] = [pairedRocAuc(single), pairedRocAuc({ ...single, cells })]
      expect(two.covariance).toBeCloseTo(one.covariance, 12)
      expect(two.a.delongVariance).toBeCloseTo(one.a.delongVariance, 12)
      const bins = cells.map((cell) => ({ ...cell, bin: cell.binA }))
      const [whole, split] = [bins, single.cells.map((cell) => ({ ...cell, bin: cell.binA }))]
      const scores = single.scoresA
      expect(averagePrecision({ scores, cells: whole })).toBeCloseTo(averagePrecision({ scores, cells: split }), 12)
    }),
    { seed: 23 },
  )
})

test('one row a cluster gives the degrees of freedom of clusters and DeLong nearly', () => {
  const rows = rowsOf([0.9, 0.8, 0.8, 0.6, 0.55, 0.3], [0.7, 0.55, 0.5, 0.4, 0.3, 0.2, 0.1, 0.1])
  const independent = rocAuc(sampleOf(rows))
  const clustered = rocAuc(sampleOf(rows.map((one, cluster) => ({ ...one, cluster }))))
  expect(clustered.clusters).toBe(14)
  expect(clustered.delongVariance / independent.delongVariance).toBeGreaterThan(0.85)
  expect(clustered.delongVariance / independent.delongVariance).toBeLessThan(1.15)
})

test('a perfect ranking of few clusters claims no more than the clusters', () => {
  const [few, many] = [rocAuc(sampleOf(perfect(3))), rocAuc(sampleOf(perfect(30)))]
  expect(few).toMatchObject({ estimate: 1, delongVariance: 0, clusters: 3, positives: 3 })
  expect(rocAucLimits(few).low).toBeLessThan(rocAucLimits(many).low)
})

test('a system does not differ from itself', () => {
  fc.assert(
    fc.property(weightedRows, (rows) => {
      const same = rows.map(({ positive, score }) => ({ positive, score, other: score }))
      const paired = pairedRocAuc(pairedSampleOf(same))
      const { estimate, low, high } = rocAucDifference(paired)
      expect(estimate).toBe(0)
      expect(low).toBeLessThanOrEqual(0)
      expect(high).toBeGreaterThanOrEqual(0)
      expect(paired.covariance).toBeCloseTo(paired.a.delongVariance, 12)
    }),
    { seed: 24 },
  )
})

test('exchanging the systems turns the difference of areas around', () => {
  fc.assert(
    fc.property(weightedRows, (rows) => {
      const forth = rows.map(({ positive, score, other, weight }) => ({ positive, score, other, weight }))
      const back = forth.map((one) => ({ ...one, score: one.other, other: one.score }))
      const ab = rocAucDifference(pairedRocAuc(pairedSampleOf(forth)))
      const ba = rocAucDifference(pairedRocAuc(pairedSampleOf(back)))
      expect(ba.low).toBeCloseTo(-ab.high, 9)
      expect(ba.high).toBeCloseTo(-ab.low, 9)
    }),
    { seed: 25 },
  )
})

test('average precision limits hold the estimate and are nested over levels', () => {
  fc.assert(
    fc.property(weightedRows, fc.boolean(), (rows, clustered) => {
      if (clustered && new Set(rows.map(({ cluster }) => cluster)).size < 2) return
      const used = clustered ? rows : rows.map(({ positive, score }) => ({ positive, score }))
      const boot = bootstrapAveragePrecision(sampleOf(used), { random, draws: 60 })
      expect(boot.proven).toBe(used.every((one) => !('weight' in one)))
      let before: Limits = { low: boot.estimate, high: boot.estimate }
      for (const confidence of [0.5, 0.9, 0.95, 0.999]) {
        const { low, high } = averagePrecisionLimits(boot, { confidence })
        expect(low).toBeLessThanOrEqual(before.low + 1e-12)
        expect(high).toBeGreaterThanOrEqual(before.high - 1e-12)
        expect(high).toBeGreaterThan(low)
        before = { low, high }
      }
    }),
    { numRuns: 60, seed: 26 },
  )
})

test('the paired difference of average precision of a system with itself holds 0 and correlates fully', () => {
  const rows = drawRows(120, 0.2, 1.5).map((one) => ({ ...one, other: one.score }))
  const paired = bootstrapPairedPrecision(pairedSampleOf(rows), { random })
  expect(paired.correlation).toBeCloseTo(1, 9)
  const { estimate, low, high } = averagePrecisionDifference(paired)
  expect(estimate).toBe(0)
  expect(low).toBeLessThanOrEqual(0)
  expect(high).toBeGreaterThanOrEqual(0)
})

test('the bootstrap is quick for 1,024 bins and for 20,000 distinct scores', { timeout: 2000 }, () => {
  const scores = Array.from({ length: 1024 }, (_, bin) => bin)
  const cells = scores.flatMap((bin) =>
    [true, false].map((positive) => {
      const rows = positive ? 1 + Math.floor(bin / 10) : 1 + Math.floor((1024 - bin) / 2)
      return { bin, positive, cluster: 0, rows, weight: rows, weightSquares: rows }
    }),
  )
  const design = { weighted: false, clustered: false }
  expect(bootstrapAveragePrecision({ ...design, scores, cells }, { random }).sd).toBeGreaterThan(0)
  expect(bootstrapAveragePrecision(sampleOf(drawRows(20_000, 0.1, 1.5)), { random }).sd).toBeGreaterThan(0)
})

test('merging bins for the draws leaves the spread as it is', () => {
  const rows = drawRows(3000, 0.1, 1.5)
  const paired = bootstrapPairedPrecision(pairedSampleOf(rows.map((one) => ({ ...one, other: one.score }))), {
    random,
    draws: 1000,
  })
  const rounded = rows.map((one) => ({ ...one, score: Math.round(one.score * 100) }))
  const { sd } = bootstrapAveragePrecision(sampleOf(rounded), { random, draws: 1000 })
  expect(paired.a.sd / sd).toBeGreaterThan(0.9)
  expect(paired.a.sd / sd).toBeLessThan(1.1)
})

test('one label, one cluster and bad options are refused with a code', () => {
  const one = sampleOf(rowsOf([0.3, 0.4], []))
  const both = sampleOf(rowsOf([0.3, 0.4], [0.1, 0.35]))
  const alone = sampleOf(rowsOf([0.3, 0.4], [0.1, 0.35]).map((each) => ({ ...each, cluster: 3 })))
  expect(refusal(() => rocAuc(one))).toBe('one-class')
  expect(refusal(() => averagePrecision(one))).toBe('one-class')
  expect(refusal(() => bootstrapAveragePrecision(one, { random }))).toBe('one-class')
  expect(refusal(() => recallAtPrecision(one, { precision: 0.5 }))).toBe('one-class')
  expect(refusal(() => rocAuc(alone))).toBe('one-cluster')
  expect(refusal(() => bootstrapAveragePrecision(alone, { random }))).toBe('one-cluster')
  expect(refusal(() => bootstrapAveragePrecision(both, { random, draws: 1 }))).toBe('bad-option')
  expect(refusal(() => rocAucLimits(rocAuc(both), { confidence: 95 }))).toBe('bad-option')
  expect(refusal(() => recallAtPrecision(both, { precision: 0 }))).toBe('bad-option')
  expect(refusal(() => recallAtPrecision(alone, { precision: 0.5 }))).toBe('bad-option')
  expect(refusal(() => rocAuc({ ...both, scores: [0.1] }))).toBe('out-of-range')
  expect(refusal(() => averagePrecision({ ...both, scores: [0.1] }))).toBe('out-of-range')
  const [cell] = both.cells
  const spoilt = (weight: number): ScoreSample => ({ ...both, cells: cell ? [...both.cells, { ...cell, weight }] : [] })
  expect(refusal(() => rocAuc(spoilt(Number.NaN)))).toBe('not-finite')
  expect(refusal(() => averagePrecision(spoilt(-1)))).toBe('out-of-range')
  expect(refusal(() => rocAucLimits({ ...rocAuc(both), estimate: 2 }))).toBe('out-of-range')
})

test.each([
  ['few, equal spread', 12, 40, (n: number) => n, false, false],
  ['5 grades', 10, 90, (n: number) => Math.max(-2, Math.min(2, Math.round(n))), false, false],
  ['weighted', 25, 60, (n: number) => n, true, false],
  ['clustered', 40, 80, (n: number) => n, false, true],
] as const)('AUC misses rarely on each side: %s', (_name, positives, negatives, grade, weighted, clustered) => {
  const draw = (): Row[] =>
    drawLabelled(positives, negatives, 1.2, { weighted, clustered }).map((one) => ({ ...one, score: grade(one.score) }))
  const truth = rocAuc(
    sampleOf(
      drawLabelled(20_000, 20_000, 1.2, { weighted: false, clustered }).map(({ positive, score }) => ({
        positive,
        score: grade(score),
      })),
    ),
  ).estimate
  const { above, below } = misses(400, () => rocAucLimits(rocAuc(sampleOf(draw()))), truth)
  expect(above).toBeLessThan(0.07)
  expect(below).toBeLessThan(0.07)
})

test('the paired difference of areas misses rarely on each side', () => {
  const { above, below } = misses(
    300,
    () => rocAucDifference(pairedRocAuc(pairedSampleOf(drawPaired(20, 80)))),
    areaOf(1.5) - areaOf(1),
  )
  expect(above).toBeLessThan(0.07)
  expect(below).toBeLessThan(0.07)
})

test('average precision and its paired difference miss rarely on each side', () => {
  const large = Array.from({ length: 4 }, () => pairedSampleOf(drawPaired(4000, 16_000)))
  const values = large.map(({ cells, scoresA, scoresB }) => [
    averagePrecision({ scores: scoresA, cells: cells.map((cell) => ({ ...cell, bin: cell.binA })) }),
    averagePrecision({ scores: scoresB, cells: cells.map((cell) => ({ ...cell, bin: cell.binB })) }),
  ])
  const [a, b] = [0, 1].map((at) => values.reduce((sum, pair) => sum + (pair[at] ?? 0), 0) / values.length)
  const single = misses(
    200,
    () => averagePrecisionLimits(bootstrapAveragePrecision(sampleOf(drawPaired(15, 60)), { random, draws: 200 })),
    a ?? 0,
  )
  const difference = misses(
    200,
    () =>
      averagePrecisionDifference(bootstrapPairedPrecision(pairedSampleOf(drawPaired(15, 60)), { random, draws: 200 })),
    (a ?? 0) - (b ?? 0),
  )
  for (const { above, below } of [single, difference]) {
    expect(above).toBeLessThan(0.085)
    expect(below).toBeLessThan(0.085)
  }
})

test('recall at precision misses rarely on each side', () => {
  const population = sampleOf(drawRows(100_000, 0.1, 2))
  const truth = recallAtPrecision(population, { precision: 0.5 }).estimate
  const { above, below } = misses(
    300,
    () => recallAtPrecision(sampleOf(drawRows(250, 0.1, 2)), { precision: 0.5 }),
    truth,
  )
  expect(above).toBeLessThan(0.05)
  expect(below).toBeLessThan(0.05)
})

function refusal(run: () => unknown): string | undefined {
  try {
    run()
  } catch (error) {
    if (error instanceof StatsError) return error.code
  }
  return undefined
}

function misses(runs: number, interval: () => Limits, truth: number): { above: number; below: number } {
  let [above, below] = [0, 0]
  for (let run = 0; run < runs; run++) {
    const { low, high } = interval()
    above += Number(low > truth)
    below += Number(high < truth)
  }
  return { above: above / runs, below: below / runs }
}

/** Perfectly ranked rows, dealt to the clusters in turn. */
function perfect(clusters: number): Row[] {
  return Array.from({ length: 60 }, (_, at) => ({
    positive: at % 2 === 0,
    score: at % 2 === 0 ? 1 : 0,
    cluster: at % clusters,
  }))
}

function drawRows(n: number, prevalence: number, shift: number): Row[] {
  const rows = Array.from({ length: n }, () => {
    const positive = random.next() < prevalence
    return { positive, score: normal(random) + (positive ? shift : 0) }
  })
  return bothLabels(rows) ? rows : drawRows(n, prevalence, shift)
}

function drawLabelled(
  positives: number,
  negatives: number,
  shift: number,
  { weighted, clustered }: { readonly weighted: boolean; readonly clustered: boolean },
): Row[] {
  const effects = Array.from({ length: (positives + negatives) / 4 }, () => normal(random))
  return Array.from({ length: positives + negatives }, (_, at) => {
    const positive = at < positives
    const cluster = Math.floor(random.next() * effects.length)
    const score = normal(random) + (positive ? shift : 0) + (clustered ? (effects[cluster] ?? 0) : 0)
    return {
      positive,
      score,
      ...(weighted && { weight: Math.exp(normal(random) * 0.8) }),
      ...(clustered && { cluster }),
    }
  })
}

/** Scores of A are better (1.5) than those of B (1); the two correlate by 0.6. */
function drawPaired(positives: number, negatives: number): Row[] {
  return Array.from({ length: positives + negatives }, (_, at) => {
    const positive = at < positives
    const common = normal(random)
    const other = 0.6 * common + 0.8 * normal(random)
    return { positive, score: common + (positive ? 1.5 : 0), other: other + (positive ? 1 : 0) }
  })
}

/** Area of two normals of spread 1 whose means are `shift` apart. */
function areaOf(shift: number): number {
  return normalCdf(shift / Math.SQRT2)
}
