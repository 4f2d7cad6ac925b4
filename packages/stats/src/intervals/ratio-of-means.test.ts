import fc from 'fast-check'
import { expect, test } from 'vitest'
import { exponential } from '../random/exponential.ts'
import { createRandom } from '../random/random.ts'
import type { LinearisedRatio } from '../sample.ts'
import { sum } from '../special/sum.ts'
import { missShares } from '../testing/miss-shares.ts'
import type { RatioUnit } from './linearised-ratio.ts'
import { hull } from './mean.ts'
import { linearisedFromCrossSums } from './linearised-from-cross-sums.ts'
import { ratioLimits } from './ratio-of-means.ts'
import { ratioOfSums } from './ratio-of-sums.ts'
import reference from './reference/means.json' with { type: 'json' }

const ratioOf = (units: readonly RatioUnit[]): LinearisedRatio => ratioOfSums(units, { unit: 'row' })

const positiveUnits = fc
  .array(fc.record({ numerator: fc.integer({ min: 1, max: 500 }), denominator: fc.integer({ min: 1, max: 50 }) }), {
    minLength: 3,
    maxLength: 20,
  })
  .filter((units) => new Set(units.map(({ numerator, denominator }) => numerator / denominator)).size > 1)

test('ratioLimits agrees with numpy and scipy, also for rows whose denominator is 0', () => {
  for (const { input, expected } of reference.ratioOfMeans) {
    const units = input.numerator.map((numerator, i) => ({ numerator, denominator: input.denominator[i] ?? 0 }))
    const ratio = ratioOf(units)
    const { low, high } = ratioLimits(ratio, { confidence: input.confidence })
    expect(ratio.estimate).toBeCloseTo(expected.estimate, 12)
    expect(low).toBeCloseTo(expected.low, 9)
    expect(high).toBeCloseTo(expected.high, 9)
  }
})

test('cross sums give the residuals of the units', () => {
  fc.assert(
    fc.property(positiveUnits, (units) => {
      const sumOf = (i: number, j: number): number => sum(units.map((u) => u.numerator ** i * u.denominator ** j))
      const found = linearisedFromCrossSums({ unit: 'row', units: units.length, sumOf, kish: units.length })
      const direct = ratioOf(units)
      fc.pre(direct.squares > 1e-4 * sumOf(2, 0))
      expect(found).toMatchObject({ units: direct.units, denominator: direct.denominator, kish: direct.kish })
      expect(found.squares / direct.squares).toBeCloseTo(1, 5)
      expect(Math.abs(found.cubes - direct.cubes)).toBeLessThan(1e-3 * direct.squares ** 1.5)
      expect(found.fourths / direct.fourths).toBeCloseTo(1, 2)
    }),
  )
  const nothing = { unit: 'row', units: 3, sumOf: () => 0, kish: 3 } as const
  expect(() => linearisedFromCrossSums(nothing)).toThrow(expect.objectContaining({ code: 'empty-denominator' }))
})

test('ratioLimits holds the estimate, nests over levels and is never inside the hull', () => {
  fc.assert(
    fc.property(positiveUnits, (units) => {
      const ratio = ratioOf(units)
      const [narrow, wide] = [ratioLimits(ratio, { confidence: 0.8 }), ratioLimits(ratio, { confidence: 0.99 })]
      expect(narrow.low).toBeLessThanOrEqual(ratio.estimate)
      expect(narrow.high).toBeGreaterThanOrEqual(hull(ratio, { confidence: 0.8 }).high)
      expect(wide.low).toBeLessThanOrEqual(narrow.low)
      expect(wide.high).toBeGreaterThanOrEqual(narrow.high)
    }),
  )
})

test('ratioLimits scales with the numerator', () => {
  fc.assert(
    fc.property(positiveUnits, fc.integer({ min: 2, max: 9 }), (units, scale) => {
      const scaled = ratioLimits(ratioOf(units.map((u) => ({ ...u, numerator: scale * u.numerator }))))
      const plain = ratioLimits(ratioOf(units))
      expect(scaled.low / scale).toBeCloseTo(plain.low, 6)
      expect(scaled.high / plain.high).toBeCloseTo(scale, 6)
    }),
  )
})

test('ratioLimits of a ratio that is not positive is the hull, and a range clips it', () => {
  const ratio = ratioOf([-3, 1, -2, 0.5].map((numerator) => ({ numerator, denominator: 1 })))
  expect(ratioLimits(ratio)).toEqual(hull(ratio))
  const range = { low: 0, high: 2 }
  const wide = ratioOf([0.1, 3, 0.1, 0.2].map((numerator) => ({ numerator, denominator: 1 })))
  expect(ratioLimits(wide, { range })).toEqual({ low: 0, high: 2 })
})

test('ratioOfSums refuses denominators that add to 0 and what is not finite', () => {
  expect(() => ratioOf([{ numerator: 3, denominator: 0 }])).toThrow(
    expect.objectContaining({ code: 'empty-denominator' }),
  )
  expect(() => ratioOf([{ numerator: NaN, denominator: 1 }])).toThrow(expect.objectContaining({ code: 'not-finite' }))
})

test('ratioLimits refuses identical rows', () => {
  const same = Array.from({ length: 5 }, () => ({ numerator: 3, denominator: 2 }))
  expect(() => ratioLimits(ratioOf(same))).toThrow(expect.objectContaining({ code: 'no-variation' }))
})

test('ratioLimits keeps its promise for the cost of a success', () => {
  const random = createRandom('cost per success')
  const unit = (): RatioUnit => ({ numerator: exponential(random), denominator: random.next() < 0.3 ? 1 : 0 })
  const truth = 1 / 0.3
  const misses = missShares(1500, truth, () => ratioLimits(ratioOf(Array.from({ length: 50 }, unit))))
  expect(misses.above + misses.below).toBeLessThan(0.08)
  expect(misses.below).toBeLessThan(0.055)
})
