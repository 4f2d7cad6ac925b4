import fc from 'fast-check'
import { expect, test } from 'vitest'
import { exponential } from '../random/exponential.ts'
import { normal } from '../random/normal.ts'
import { createRandom } from '../random/random.ts'
import { missShares } from '../testing/miss-shares.ts'
import { bucketBounds, logBucket } from './log-buckets.ts'
import { quantileLimits } from './quantile-limits.ts'
import type { QuantileBucket, QuantileSample, WeightedBucket } from './quantile-sample.ts'
import { quantile } from './quantile.ts'
import reference from './reference/quantiles.json' with { type: 'json' }

const exact = (value: number): { low: number; high: number; value: number } => ({ low: value, high: value, value })

const bucket = (value: number, rows: number): QuantileBucket => ({ ...exact(value), rows })

const distinct = (values: readonly number[]): readonly number[] => [...new Set(values)].toSorted((a, b) => a - b)

const bucketsOf = (values: readonly number[]): readonly QuantileBucket[] => {
  const rows = new Map<number, number>()
  for (const value of values) rows.set(value, (rows.get(value) ?? 0) + 1)
  return distinct(values).map((value) => ({ ...exact(value), rows: rows.get(value) ?? 0 }))
}

const independent = (values: readonly number[]): QuantileSample => ({
  design: 'independent',
  buckets: bucketsOf(values),
})

const weighted = (rows: readonly { value: number; weight: number }[]): QuantileSample => {
  const buckets: readonly WeightedBucket[] = distinct(rows.map(({ value }) => value)).map((value) => {
    const own = rows.filter((row) => row.value === value).map(({ weight }) => weight)
    const total = (power: number): number => own.reduce((sum, weight) => sum + weight ** power, 0)
    return { ...exact(value), rows: own.length, weight: total(1), weightSquares: total(2) }
  })
  return { design: 'weighted', buckets }
}

const clustered = (values: readonly number[], keys: readonly number[]): QuantileSample => {
  const order = distinct(values)
  const indexOf = new Map(order.map((value, index) => [value, index]))
  const clusters = new Map<number, { bucket: number; rows: number }[]>()
  for (const [i, value] of values.entries()) {
    const key = keys[i] ?? 0
    clusters.set(key, [...(clusters.get(key) ?? []), { bucket: indexOf.get(value) ?? 0, rows: 1 }])
  }
  return { design: 'clustered', buckets: order.map(exact), clusters: [...clusters.values()] }
}

const valueLists = fc.array(fc.integer({ min: -100, max: 100 }), { minLength: 1, maxLength: 80 })

test('quantile is the smallest value at or below which the share lies', () => {
  const buckets = bucketsOf([5, 1, 3, 3, 9, 7, 2, 8, 4, 6])
  expect(quantile(buckets, 0.5)).toBe(4)
  expect(quantile(buckets, 0.1)).toBe(1)
  expect(quantile(buckets, 0.11)).toBe(2)
  expect(quantile(buckets, 0.99)).toBe(9)
  expect(quantile(bucketsOf(Array.from({ length: 100 }, (_, i) => i + 1)), 0.07)).toBe(7)
})

test('limits of independent rows lie between the order statistics of the ranks', () => {
  const values = Array.from({ length: 30 }, (_, i) => (i + 1) ** 2)
  const { estimate, low, high } = quantileLimits(independent(values), 0.5)
  expect(estimate).toBe(225)
  expect(low).toBeCloseTo(100 + 0.228711498709886 * 21, 9)
  expect(high).toBeCloseTo(400 + 0.771288501290115 * 41, 9)
})

test('a small sample has no upper limit for p95', () => {
  const { low, high } = quantileLimits(independent(Array.from({ length: 40 }, (_, i) => i)), 0.95)
  expect(low).not.toBeNull()
  expect(high).toBeNull()
})

test('limits of buckets use their outer edges', () => {
  const values = Array.from({ length: 200 }, (_, i) => 50 + 3 * i)
  const rows = new Map<number, number>()
  for (const value of values) rows.set(logBucket(value).index, (rows.get(logBucket(value).index) ?? 0) + 1)
  const buckets = [...rows].map(([index, count]) => ({ ...bucketBounds({ sign: 1, index }), rows: count }))
  const [raw, bucketed] = [
    quantileLimits(independent(values), 0.5),
    quantileLimits({ design: 'independent', buckets }, 0.5),
  ]
  expect(bucketed.low ?? NaN).toBeLessThanOrEqual(raw.low ?? NaN)
  expect(bucketed.high ?? NaN).toBeGreaterThanOrEqual(raw.high ?? NaN)
  expect(Math.abs(bucketed.estimate - raw.estimate) / raw.estimate).toBeLessThan(0.0101)
})

test('clustered limits agree with numpy and scipy', () => {
  for (const { input, expected } of reference.clustered) {
    expect(quantileLimits(clustered(input.values, input.clusters), input.q)).toEqual(expected)
  }
})

test('limits hold the estimate, shift with the values, nest over levels and mirror, for every design', () => {
  fc.assert(
    fc.property(valueLists, fc.integer({ min: 2, max: 9 }), fc.constantFrom(0.25, 0.5, 0.9), (values, keys, q) => {
      const designs = [
        independent,
        (list: readonly number[]) => weighted(list.map((value, i) => ({ value, weight: 1 + (i % 3) }))),
        (list: readonly number[]) =>
          clustered(
            list,
            list.map((_, i) => i % keys),
          ),
      ].slice(0, values.length > keys ? 3 : 1)
      for (const design of designs) {
        const narrow = quantileLimits(design(values), q, { confidence: 0.8 })
        const wide = quantileLimits(design(values), q, { confidence: 0.99 })
        expect(narrow.low ?? -Infinity).toBeLessThanOrEqual(narrow.estimate)
        expect(narrow.high ?? Infinity).toBeGreaterThanOrEqual(narrow.estimate)
        expect(wide.low ?? -Infinity).toBeLessThanOrEqual(narrow.low ?? -Infinity)
        expect(wide.high ?? Infinity).toBeGreaterThanOrEqual(narrow.high ?? Infinity)
        const moved = quantileLimits(design(values.map((x) => x + 7)), q, { confidence: 0.8 })
        expect(moved.estimate).toBe(narrow.estimate + 7)
      }
    }),
  )
})

test('a weighted quantile follows the weights, and equal weights stay close to ranks', () => {
  const heavyTop = weighted([1, 2, 3, 4].map((value) => ({ value, weight: value === 4 ? 10 : 1 })))
  expect(quantileLimits(heavyTop, 0.5).estimate).toBe(4)
  const values = Array.from({ length: 200 }, (_, i) => i)
  const [plain, equal] = [
    quantileLimits(independent(values), 0.5),
    quantileLimits(weighted(values.map((value) => ({ value, weight: 3 }))), 0.5),
  ]
  expect(Math.abs((equal.low ?? NaN) - (plain.low ?? NaN))).toBeLessThan(3)
  expect(Math.abs((equal.high ?? NaN) - (plain.high ?? NaN))).toBeLessThan(3)
})

test('a sample three times as large has the limits of its rows taken three times', () => {
  const values = Array.from({ length: 40 }, (_, i) => i * i)
  const tripled = [...values, ...values, ...values]
  expect(quantileLimits(independent(values), 0.9, { scale: 3 })).toEqual(quantileLimits(independent(tripled), 0.9))
  const keys = values.map((_, i) => i % 12)
  const others = [...keys, ...keys.map((key) => key + 12), ...keys.map((key) => key + 24)]
  expect(quantileLimits(clustered(values, keys), 0.5, { scale: 3 })).toEqual(
    quantileLimits(clustered(tripled, others), 0.5),
  )
})

test('quantiles refuse no rows, values out of order, negative rows, one cluster and a share of 1', () => {
  expect(() => quantile([], 0.5)).toThrow(expect.objectContaining({ code: 'too-few-values' }))
  expect(() => quantile([bucket(2, 1), bucket(1, 1)], 0.5)).toThrow(expect.objectContaining({ code: 'bad-option' }))
  expect(() => quantile([bucket(1, 3), bucket(2, -1)], 0.5)).toThrow(expect.objectContaining({ code: 'out-of-range' }))
  expect(() => quantile([bucket(1, 1)], 1)).toThrow(expect.objectContaining({ code: 'out-of-range' }))
  expect(() => quantileLimits(clustered([1, 2, 3], [0, 0, 0]), 0.5)).toThrow(
    expect.objectContaining({ code: 'one-cluster' }),
  )
})

test('limits keep their promise for the median of few rows and for p95 of 100', () => {
  const random = createRandom('quantile rows')
  for (const [rows, q] of [
    [15, 0.5],
    [100, 0.95],
  ] as const) {
    const draw = () => independent(Array.from({ length: rows }, () => exponential(random)))
    const { above, below } = missShares(1500, -Math.log(1 - q), () => quantileLimits(draw(), q))
    expect(above).toBeLessThan(0.04)
    expect(below).toBeLessThan(0.04)
  }
})

test('limits keep their promise for clusters of unequal size and for weighted rows', () => {
  const random = createRandom('quantile clusters')
  const keys = Array.from({ length: 40 }, (_, cluster) =>
    Array.from({ length: 1 + (cluster % 9) }, () => cluster),
  ).flat()
  const drawClusters = (): QuantileSample => {
    const effects = Array.from({ length: 40 }, () => normal(random))
    return clustered(
      keys.map((key) => (effects[key] ?? 0) + normal(random)),
      keys,
    )
  }
  const clusters = missShares(500, 0, () => quantileLimits(drawClusters(), 0.5))
  expect(clusters.above).toBeLessThan(0.05)
  expect(clusters.below).toBeLessThan(0.05)
  const drawWeights = (): QuantileSample =>
    weighted(Array.from({ length: 60 }, () => ({ value: normal(random), weight: Math.exp(0.8 * normal(random)) })))
  const weights = missShares(500, 0, () => quantileLimits(drawWeights(), 0.5))
  expect(weights.above).toBeLessThan(0.05)
  expect(weights.below).toBeLessThan(0.05)
})
