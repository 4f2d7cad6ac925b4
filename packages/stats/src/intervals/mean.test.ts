import fc from 'fast-check'
import { expect, test } from 'vitest'
import { exponential } from '../random/exponential.ts'
import { normal } from '../random/normal.ts'
import { poisson } from '../random/poisson.ts'
import { createRandom } from '../random/random.ts'
import type { LinearisedRatio } from '../sample.ts'
import { missShares } from '../testing/miss-shares.ts'
import { linearisedFromPowerSums } from './linearised-from-power-sums.ts'
import { linearisedRatio } from './linearised-ratio.ts'
import { hull } from './mean.ts'
import { ratioSpread } from './ratio-spread.ts'
import reference from './reference/means.json' with { type: 'json' }
import { residualSkewness, unseenTail } from './residual-skewness.ts'
import { scaleRatio } from './scale-ratio.ts'

const meanOf = (values: readonly number[]): LinearisedRatio =>
  linearisedRatio(
    values.map((numerator) => ({ numerator, denominator: 1 })),
    { unit: 'row' },
  )

const hullOf = (rows: number, draw: () => number) => () => hull(meanOf(Array.from({ length: rows }, draw)))

const valueLists = fc
  .array(fc.integer({ min: -1000, max: 1000 }), { minLength: 3, maxLength: 30 })
  .filter((values) => new Set(values).size > 1)

test('hull agrees with numpy and scipy for rows, weights and clusters', () => {
  for (const { input, expected } of reference.mean) {
    const units = input.numerator.map((numerator, i) => ({ numerator, denominator: input.denominator[i] ?? 0 }))
    const ratio = linearisedRatio(units, { unit: input.unit === 'row' ? 'row' : 'cluster' })
    const { low, high } = hull(ratio, { confidence: input.confidence })
    expect(ratio.estimate).toBeCloseTo(expected.estimate, 10)
    expect(low).toBeCloseTo(expected.low, 9)
    expect(high).toBeCloseTo(expected.high, 9)
    expect(ratioSpread(ratio).standardError).toBeCloseTo(expected.standardError, 10)
    expect(ratioSpread(ratio).degreesOfFreedom).toBeCloseTo(expected.degreesOfFreedom, 9)
    expect(residualSkewness(ratio)).toBeCloseTo(expected.skewness, 9)
  }
})

test('hull agrees with the reference from power sums', () => {
  for (const { input, expected } of reference.powerSums) {
    const ratio = linearisedFromPowerSums(input)
    expect(hull(ratio).low).toBeCloseTo(expected.low, 8)
    expect(hull(ratio).high).toBeCloseTo(expected.high, 8)
    expect(unseenTail(ratio)).toBeCloseTo(Math.abs(expected.skewness), 9)
  }
})

test('standard errors equal those that Inspect publishes for 0..9 and for 0..19 in four clusters', () => {
  expect(ratioSpread(meanOf([0, 1, 2, 3, 4, 5, 6, 7, 8, 9])).standardError).toBeCloseTo(0.957, 3)
  const clusters = [0, 1, 2, 3].map((c) => ({ numerator: 5 * c + 4 * 10, denominator: 5 }))
  expect(Math.abs(ratioSpread(linearisedRatio(clusters, { unit: 'cluster' })).standardError - 0.645)).toBeLessThan(6e-4)
})

test('hull shifts and scales with the values', () => {
  fc.assert(
    fc.property(
      valueLists,
      fc.integer({ min: -50, max: 50 }),
      fc.integer({ min: 1, max: 9 }),
      (values, shift, scale) => {
        const plain = hull(meanOf(values))
        const moved = hull(meanOf(values.map((x) => shift + scale * x)))
        expect(moved.low).toBeCloseTo(shift + scale * plain.low, 5)
        expect(moved.high).toBeCloseTo(shift + scale * plain.high, 5)
        const mirrored = hull(meanOf(values.map((x) => -x)))
        expect(mirrored.low).toBeCloseTo(-plain.high, 6)
      },
    ),
  )
})

test('hull does not depend on order, holds the estimate and nests over levels', () => {
  fc.assert(
    fc.property(valueLists, (values) => {
      const ratio = meanOf(values)
      const [narrow, wide] = [hull(ratio, { confidence: 0.8 }), hull(ratio, { confidence: 0.99 })]
      expect(hull(meanOf(values.toReversed())).low).toBeCloseTo(hull(ratio).low, 8)
      expect(narrow.low).toBeLessThanOrEqual(ratio.estimate)
      expect(narrow.high).toBeGreaterThanOrEqual(ratio.estimate)
      expect(wide.low).toBeLessThanOrEqual(narrow.low)
      expect(wide.high).toBeGreaterThanOrEqual(narrow.high)
    }),
  )
})

test('power sums give the residuals of the values, also about a shared constant', () => {
  fc.assert(
    fc.property(valueLists, fc.integer({ min: -1000, max: 1000 }), (values, about) => {
      const power = (k: number): number => values.reduce((total, x) => total + (x - about) ** k, 0)
      const sums = {
        rows: values.length,
        sum: power(1),
        sumSquares: power(2),
        sumCubes: power(3),
        sumFourths: power(4),
        about,
      }
      const [ratio, direct] = [linearisedFromPowerSums(sums), meanOf(values)]
      expect(ratio.estimate).toBeCloseTo(direct.estimate, 8)
      expect(ratio.squares / direct.squares).toBeCloseTo(1, 6)
      expect(residualSkewness(ratio)).toBeCloseTo(residualSkewness(direct), 2)
      expect(Math.abs(ratio.fourths - direct.fourths)).toBeLessThan(1e-9 * power(4) + 1e-6 * direct.fourths)
    }),
  )
})

test('power sums about 0 of equal large values show no variation', () => {
  const rows = 7
  const x = 1_000_000.1
  const sums = { rows, sum: rows * x, sumSquares: rows * x ** 2, sumCubes: rows * x ** 3 }
  expect(linearisedFromPowerSums(sums).squares).toBe(0)
})

test('hull is clipped to the range of the measure', () => {
  expect(hull(meanOf([0, 0, 0, 8]), { range: { low: 0, high: 10 } })).toEqual({ low: 0, high: 10 })
})

test('four times the rows about halve the interval', () => {
  const ratio = meanOf([3, 5, 4, 6, 5, 4, 3, 6, 5, 4, 5, 4, 3, 6, 5, 4, 5, 5, 4, 4])
  const [one, four] = [hull(ratio), hull(scaleRatio(ratio, 4))]
  expect((four.high - four.low) / (one.high - one.low)).toBeGreaterThan(0.44)
  expect((four.high - four.low) / (one.high - one.low)).toBeLessThan(0.5)
})

test('hull refuses values without variation, one row, one cluster and a level outside (0, 1)', () => {
  expect(() => hull(meanOf([0.83, 0.83, 0.83, 0.83, 0.83, 0.83, 0.83]))).toThrow(
    expect.objectContaining({ code: 'no-variation' }),
  )
  expect(() => hull(meanOf([1]))).toThrow(expect.objectContaining({ code: 'too-few-values' }))
  expect(() => hull(linearisedRatio([{ numerator: 3, denominator: 4 }], { unit: 'cluster' }))).toThrow(
    expect.objectContaining({ code: 'one-cluster' }),
  )
  expect(() => hull(meanOf([1, 2]), { confidence: 95 })).toThrow(expect.objectContaining({ code: 'bad-option' }))
})

test('power sums refuse no rows and what is not finite', () => {
  expect(() => linearisedFromPowerSums({ rows: 0, sum: 0, sumSquares: 0, sumCubes: 0 })).toThrow(
    expect.objectContaining({ code: 'too-few-values' }),
  )
  expect(() => linearisedFromPowerSums({ rows: 2, sum: NaN, sumSquares: 1, sumCubes: 1 })).toThrow(
    expect.objectContaining({ code: 'not-finite' }),
  )
})

test('hull keeps its promise for small normal and skewed samples', () => {
  const random = createRandom('hull rows')
  const gaussian = missShares(
    1500,
    0,
    hullOf(10, () => normal(random)),
  )
  expect(gaussian.above + gaussian.below).toBeLessThan(0.055)
  const skewed = missShares(
    1500,
    1,
    hullOf(30, () => exponential(random)),
  )
  expect(skewed.above + skewed.below).toBeLessThan(0.065)
})

test('hull keeps its promise for clusters of unequal size and for weighted rows', () => {
  const random = createRandom('hull clusters')
  const cluster = (): { numerator: number; denominator: number } => {
    const [denominator, effect] = [1 + poisson(random, 3), 0.7 * normal(random)]
    return { numerator: denominator * effect + Math.sqrt(denominator) * normal(random), denominator }
  }
  const clustered = missShares(1000, 0, () =>
    hull(linearisedRatio(Array.from({ length: 30 }, cluster), { unit: 'cluster' })),
  )
  expect(clustered.above + clustered.below).toBeLessThan(0.07)
  const row = (): { numerator: number; denominator: number } => {
    const weight = Math.exp(0.7 * normal(random))
    return { numerator: weight * normal(random), denominator: weight }
  }
  const weighted = missShares(1000, 0, () => hull(linearisedRatio(Array.from({ length: 40 }, row), { unit: 'row' })))
  expect(weighted.above + weighted.below).toBeLessThan(0.075)
})
