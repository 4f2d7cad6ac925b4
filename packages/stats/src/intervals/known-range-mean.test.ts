import fc from 'fast-check'
import { expect, test } from 'vitest'
import { beta } from '../random/beta.ts'
import { binomial } from '../random/binomial.ts'
import { createRandom } from '../random/random.ts'
import type { LinearisedRatio } from '../sample.ts'
import { missShares } from '../testing/miss-shares.ts'
import { knownRangeMean } from './known-range-mean.ts'
import { linearisedRatio } from './linearised-ratio.ts'
import { clopperPearson } from './proportion.ts'
import reference from './reference/means.json' with { type: 'json' }

const meanOf = (values: readonly number[]): LinearisedRatio =>
  linearisedRatio(
    values.map((numerator) => ({ numerator, denominator: 1 })),
    { unit: 'row' },
  )

const shares = fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 1, maxLength: 25 })

test('knownRangeMean agrees with numpy and scipy', () => {
  for (const { input, expected } of reference.knownRange) {
    const units = input.numerator.map((numerator, i) => ({ numerator, denominator: input.denominator[i] ?? 0 }))
    const ratio = linearisedRatio(units, { unit: 'cluster', kish: input.kish })
    const { low, high, effectiveRows } = knownRangeMean(ratio, { confidence: input.confidence })
    expect(ratio.estimate).toBeCloseTo(expected.estimate, 12)
    expect(effectiveRows).toBeCloseTo(expected.effectiveRows, 8)
    expect(low).toBeCloseTo(expected.low, 9)
    expect(high).toBeCloseTo(expected.high, 9)
  }
})

test('knownRangeMean of independent rows takes each row as its own cluster', () => {
  const values = [1, 1, 0.63, 1, 0.5, 1, 0, 1, 0.39, 1]
  expect(knownRangeMean(meanOf(values)).low).toBeCloseTo(0.39610864344251817, 9)
})

test('knownRangeMean of many 0 and 1 is close to the exact interval of a share', () => {
  const ratio = meanOf(Array.from({ length: 200 }, (_, i) => (i < 150 ? 1 : 0)))
  const [mean, share] = [knownRangeMean(ratio), clopperPearson(150, 200)]
  expect(mean.low).toBeCloseTo(share.low, 2)
  expect(mean.high).toBeCloseTo(share.high, 2)
})

test('knownRangeMean has a width for equal values and for a single one', () => {
  expect(knownRangeMean(meanOf([1, 1, 1])).low).toBeLessThan(0.5)
  const single = knownRangeMean(meanOf([0.5]))
  expect(single.high - single.low).toBeGreaterThan(0.9)
})

test('knownRangeMean holds the estimate, mirrors, and nests over levels', () => {
  fc.assert(
    fc.property(shares, (percent) => {
      const values = percent.map((x) => x / 100)
      const ratio = meanOf(values)
      const [narrow, wide] = [knownRangeMean(ratio, { confidence: 0.8 }), knownRangeMean(ratio, { confidence: 0.99 })]
      expect(narrow.low).toBeLessThanOrEqual(ratio.estimate + 1e-12)
      expect(narrow.high).toBeGreaterThanOrEqual(ratio.estimate - 1e-12)
      expect(wide.low).toBeLessThanOrEqual(narrow.low + 1e-12)
      expect(wide.high).toBeGreaterThanOrEqual(narrow.high - 1e-12)
      const mirrored = knownRangeMean(meanOf(values.map((x) => 1 - x)))
      expect(mirrored.low).toBeCloseTo(1 - knownRangeMean(ratio).high, 8)
    }),
  )
})

test('knownRangeMean scales with the range', () => {
  fc.assert(
    fc.property(shares, (percent) => {
      const unit = knownRangeMean(meanOf(percent.map((x) => x / 100)))
      const grades = knownRangeMean(meanOf(percent.map((x) => 1 + x / 25)), { range: { low: 1, high: 5 } })
      expect(grades.low).toBeCloseTo(1 + 4 * unit.low, 7)
      expect(grades.high).toBeCloseTo(1 + 4 * unit.high, 7)
    }),
  )
})

test('knownRangeMean refuses a mean outside the range, a range that goes down, and one cluster', () => {
  expect(() => knownRangeMean(meanOf([2, 3]))).toThrow(expect.objectContaining({ code: 'out-of-range' }))
  expect(() => knownRangeMean(meanOf([2, 3]), { range: { low: 5, high: 1 } })).toThrow(
    expect.objectContaining({ code: 'bad-option' }),
  )
  expect(() => knownRangeMean(linearisedRatio([{ numerator: 1, denominator: 2 }], { unit: 'cluster' }))).toThrow(
    expect.objectContaining({ code: 'one-cluster' }),
  )
})

test('knownRangeMean keeps its promise for grades near the top, small and clustered', () => {
  const random = createRandom('known range')
  const grade = (): number => [1, 1, 1, 1, 1, 1, 1, 0.75, 0.75, 0.25][Math.floor(10 * random.next())] ?? 0
  const small = missShares(800, 0.875, () => knownRangeMean(meanOf(Array.from({ length: 12 }, grade))))
  expect(small.above).toBeLessThan(0.04)
  expect(small.below).toBeLessThan(0.04)
  const cluster = (): { numerator: number; denominator: number } => {
    const denominator = 1 + Math.floor(10 * random.next())
    return { numerator: binomial(random, denominator, beta(random, 7, 1)), denominator }
  }
  const clustered = missShares(800, 0.875, () =>
    knownRangeMean(linearisedRatio(Array.from({ length: 30 }, cluster), { unit: 'cluster' })),
  )
  expect(clustered.above).toBeLessThan(0.05)
  expect(clustered.below).toBeLessThan(0.05)
})
