import fc from 'fast-check'
import { expect, test } from 'vitest'
import { beta } from '../random/beta.ts'
import { binomial } from '../random/binomial.ts'
import { gamma } from '../random/gamma.ts'
import { createRandom, type Random } from '../random/random.ts'
import type { ShareSample } from '../sample.ts'
import { missShares } from '../testing/miss-shares.ts'
import { effectiveRows, shareLimits } from './effective-rows.ts'
import { linearisedRatio } from './linearised-ratio.ts'
import { clopperPearson } from './proportion.ts'
import reference from './reference/shares.json' with { type: 'json' }

const refusal = (code: string) => expect.objectContaining({ code })

function clustered(yes: readonly number[], rows: readonly number[], squaredWeights: number | null = null): ShareSample {
  const units = rows.map((denominator, i) => ({ numerator: yes[i] ?? 0, denominator }))
  const total = rows.reduce((sum, each) => sum + each)
  const kish = squaredWeights === null ? total : total ** 2 / squaredWeights
  return { design: 'ratio', ratio: linearisedRatio(units, { unit: 'cluster', kish }) }
}

function weighted(weights: readonly number[], values: readonly number[]): ShareSample {
  const units = weights.map((weight, i) => ({ numerator: weight * (values[i] ?? 0), denominator: weight }))
  return { design: 'ratio', ratio: linearisedRatio(units, { unit: 'row' }) }
}

test.each(reference.clustered)('clusters of $rows rows with $yes are the reference', (each) => {
  const sample = clustered(each.yes, each.rows, each.squaredWeights)
  expect(effectiveRows(sample).estimate).toBeCloseTo(each.estimate, 13)
  expect(effectiveRows(sample).rows / each.effective).toBeCloseTo(1, 10)
  near(sample, each.limits)
})

test.each(reference.weighted)('rows of weights $weights are the reference', (each) => {
  const sample = weighted(each.weights, each.values)
  expect(effectiveRows(sample).rows / each.effective).toBeCloseTo(1, 10)
  near(sample, each.limits)
})

function near(sample: ShareSample, [low = 0, high = 0]: readonly number[]): void {
  expect(shareLimits(sample).low).toBeCloseTo(low, 9)
  expect(shareLimits(sample).high).toBeCloseTo(high, 9)
}

test('rows of equal weight count as they are, whatever the weight and the level', () => {
  const sample = weighted(Array<number>(12).fill(0.3), [1, 1, 1, 1, 0, 1, 1, 0, 1, 1, 1, 1])
  expect(effectiveRows(sample, { confidence: 0.99 }).rows).toBe(12)
  expect(shareLimits(sample).low).toBeCloseTo(clopperPearson(10, 12).low, 12)
})

test('one failing cluster does not make the interval much wider than the clusters as rows', () => {
  const yes = Array<number>(200).fill(1).with(7, 0)
  const { low, high } = shareLimits(clustered(yes, Array<number>(200).fill(1)))
  const rows = clopperPearson(199, 200)
  expect((high - low) / (rows.high - rows.low)).toBeLessThan(1.06)
})

const anyClusters = fc
  .array(fc.tuple(fc.nat(6), fc.nat(6)), { minLength: 2, maxLength: 25 })
  .map((pairs) => [[0, 1], [1, 1], ...pairs.map(([yes, no]) => [yes, yes + no])])

test('limits are inside [0, 1], hold the estimate, mirror with yes and no, and widen with the level', () => {
  fc.assert(
    fc.property(anyClusters, (pairs) => {
      const [yes, rows] = [pairs.map(([y = 0]) => y), pairs.map(([, n = 0]) => n)]
      const sample = clustered(yes, rows)
      const { low, high } = shareLimits(sample)
      const { estimate } = effectiveRows(sample)
      expect(low).toBeGreaterThanOrEqual(0)
      expect(high).toBeLessThanOrEqual(1)
      expect(low).toBeLessThanOrEqual(estimate)
      expect(high).toBeGreaterThanOrEqual(estimate)
      const mirrored = shareLimits(
        clustered(
          rows.map((n, i) => n - (yes[i] ?? 0)),
          rows,
        ),
      )
      expect(mirrored.low).toBeCloseTo(1 - high, 9)
      const narrow = shareLimits(sample, { confidence: 0.8 })
      expect(narrow.low).toBeGreaterThanOrEqual(low - 1e-9)
      expect(narrow.high).toBeLessThanOrEqual(high + 1e-9)
    }),
    { seed: 1, numRuns: 150 },
  )
})

/** K clusters of a beta-binomial: skewed sizes of mean about 4, rate p, correlation 0.2 inside a cluster. */
function drawClusters(random: Random, clusters: number, p: number): ShareSample {
  const rows = Array.from({ length: clusters }, () => 1 + Math.floor(gamma(random, 1) * 3))
  const yes = rows.map((size) => binomial(random, size, beta(random, p * 4, (1 - p) * 4)))
  return clustered(yes, rows)
}

test.each([
  [12, 0.9],
  [40, 0.5],
  [40, 0.95],
  [150, 0.98],
])('%i clusters of skewed sizes at rate %f miss at most 4.5% on each side', (clusters, p) => {
  const random = createRandom(`clusters ${clusters} ${p}`)
  const { above, below } = missShares(1200, p, () => shareLimits(drawClusters(random, clusters, p)))
  expect(above).toBeLessThan(0.045)
  expect(below).toBeLessThan(0.045)
  expect(above + below).toBeLessThan(0.07)
})

test.each([
  [15, 0.8],
  [60, 0.95],
  [300, 0.5],
])('%i rows of skewed weights at rate %f miss at most 4% on each side', (rows, p) => {
  const random = createRandom(`weights ${rows} ${p}`)
  const { above, below } = missShares(1200, p, () => {
    const weights = Array.from({ length: rows }, () => gamma(random, 0.5) + 1e-6)
    return shareLimits(
      weighted(
        weights,
        weights.map(() => (random.next() < p ? 1 : 0)),
      ),
    )
  })
  expect(above).toBeLessThan(0.04)
  expect(below).toBeLessThan(0.04)
})

test('samples that support no interval are refused', () => {
  expect(() => effectiveRows({ design: 'independent', yes: 0, rows: 0 })).toThrow(refusal('empty-denominator'))
  expect(() => effectiveRows({ design: 'independent', yes: 4, rows: 3 })).toThrow(refusal('out-of-range'))
  expect(() => effectiveRows(clustered([3], [5]))).toThrow(refusal('one-cluster'))
  expect(() => effectiveRows(clustered([5, 0], [5, 0]))).toThrow(refusal('one-cluster'))
  expect(() => effectiveRows(clustered([4, 9], [2, 3]))).toThrow(refusal('out-of-range'))
  expect(() => effectiveRows(clustered([1, 2], [2, 3]), { confidence: 95 })).toThrow(refusal('bad-option'))
})
