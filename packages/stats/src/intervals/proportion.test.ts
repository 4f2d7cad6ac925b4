import fc from 'fast-check'
import { expect, test } from 'vitest'
import { binomialPmf } from '../distributions/binomial.ts'
import { StatsError } from '../errors.ts'
import type { Limits } from '../sample.ts'
import { clopperPearson, midP } from './proportion.ts'
import reference from './reference/shares.json' with { type: 'json' }

const brick = fc.constantFrom(clopperPearson, midP)
const size = fc.oneof(fc.double({ min: 0.01, max: 50, noNaN: true }), fc.double({ min: 1, max: 1e9, noNaN: true }))
const share = fc.oneof(fc.double({ min: 0, max: 1, noNaN: true }), fc.constantFrom(0, 1, 1e-9, 1 - 1e-9))
const level = fc.double({ min: 0.5, max: 0.9999, noNaN: true })

/** Largest error of an end, relative to its distance from the nearer of 0 and 1. */
function distance(limits: Limits, [low = 0, high = 0]: readonly number[]): number {
  return Math.max(endError(limits.low, low), endError(limits.high, high))
}

/** One rounding of a number near 1 is no error, nor is 0 for a number below 1e-300. */
function endError(got: number, wanted: number): number {
  return Math.max(0, Math.abs(got - wanted) - 3e-16 * wanted) / (Math.min(wanted, 1 - wanted) + 1e-290)
}

/** What scipy's inverse loses at a billion rows; see the test of a single success for the digits reached here. */
const scipyError = 1e-8

test.each(reference.proportions)('the exact interval of $yes of $rows at $confidence is the reference', (each) => {
  expect(distance(clopperPearson(each.yes, each.rows, { confidence: each.confidence }), each.exact)).toBeLessThan(
    scipyError,
  )
})

test.each(reference.proportions)('the mid-p interval of $yes of $rows at $confidence is the reference', (each) => {
  expect(distance(midP(each.yes, each.rows, { confidence: each.confidence }), each.midP)).toBeLessThan(scipyError)
})

test('no row seen gives the limit in closed form', () => {
  expect(clopperPearson(0, 10).high).toBeCloseTo(1 - 0.025 ** 0.1, 13)
  expect(clopperPearson(0, 100, { confidence: 0.9 }).high).toBeCloseTo(1 - 0.05 ** 0.01, 13)
})

test('a single success in a billion rows keeps 13 digits (mpmath 1.4, 40 digits)', () => {
  const { low, high } = clopperPearson(1, 1e9)
  expect(low / -Math.expm1(Math.log1p(-0.025) / 1e9)).toBeCloseTo(1, 13)
  expect(high / 5.571643378203114e-9).toBeCloseTo(1, 13)
})

test('limits are ordered, inside [0, 1] and hold the estimate', () => {
  fc.assert(
    fc.property(brick, size, share, level, (limits, rows, p, confidence) => {
      const { low, high } = limits(p * rows, rows, { confidence })
      expect(low).toBeGreaterThanOrEqual(0)
      expect(high).toBeLessThanOrEqual(1)
      expect(low).toBeLessThanOrEqual((p * rows) / rows)
      expect(high).toBeGreaterThanOrEqual((p * rows) / rows)
      expect(high - low).toBeGreaterThan(0)
    }),
    { seed: 1, numRuns: 400 },
  )
})

test('swapping yes and no mirrors the interval', () => {
  fc.assert(
    fc.property(brick, fc.integer({ min: 1, max: 5000 }), fc.nat(5000), (limits, rows, seen) => {
      const yes = Math.min(seen, rows)
      const [plain, mirrored] = [limits(yes, rows), limits(rows - yes, rows)]
      expect(plain.low).toBeCloseTo(1 - mirrored.high, 14)
      expect(plain.high).toBeCloseTo(1 - mirrored.low, 14)
    }),
    { seed: 2, numRuns: 200 },
  )
})

test('a higher level holds the interval of a lower one', () => {
  fc.assert(
    fc.property(brick, size, share, level, level, (limits, rows, p, one, other) => {
      const narrow = limits(p * rows, rows, { confidence: Math.min(one, other) })
      const wide = limits(p * rows, rows, { confidence: Math.max(one, other) })
      expect(wide.low).toBeLessThanOrEqual(narrow.low * (1 + 1e-12))
      expect(1 - wide.high).toBeLessThanOrEqual((1 - narrow.high) * (1 + 1e-12) + 2e-16)
    }),
    { seed: 3, numRuns: 400 },
  )
})

test('more rows of the same share narrow the interval, and mid-p lies inside the exact one', () => {
  fc.assert(
    fc.property(brick, fc.integer({ min: 1, max: 400 }), share, (limits, rows, p) => {
      const [few, many] = [limits(p * rows, rows), limits(p * 3 * rows, 3 * rows)]
      expect(many.high - many.low).toBeLessThan(few.high - few.low)
      const [exact, mid] = [clopperPearson(p * rows, rows), midP(p * rows, rows)]
      expect(mid.low).toBeGreaterThanOrEqual(exact.low)
      expect(mid.high).toBeLessThanOrEqual(exact.high)
    }),
    { seed: 4, numRuns: 200 },
  )
})

/** Chance, summed over all outcomes, that the interval lies wholly above and wholly below the true rate. */
function misses(limits: (yes: number, rows: number) => Limits, rows: number, rates: readonly number[]) {
  const intervals = Array.from({ length: rows + 1 }, (_, yes) => limits(yes, rows))
  const chance = (rate: number, isMissed: (limits: Limits) => boolean) =>
    intervals.reduce((total, each, yes) => total + (isMissed(each) ? binomialPmf(yes, rows, rate) : 0), 0)
  const above = rates.map((rate) => chance(rate, ({ low }) => low > rate))
  const below = rates.map((rate) => chance(rate, ({ high }) => high < rate))
  return { sides: [...above, ...below], coverage: rates.map((_, i) => 1 - (above[i] ?? 0) - (below[i] ?? 0)) }
}

const rates = Array.from({ length: 200 }, (_, i) => (i + 0.37) / 200)

test.each([1, 2, 7, 30, 100])(
  'each side of the exact interval misses at most 2.5% at n = %i, whatever the rate',
  (rows) => {
    expect(Math.max(...misses(clopperPearson, rows, rates).sides)).toBeLessThanOrEqual(0.025)
  },
)

test.each([10, 30, 100])('the mid-p interval covers 95% to 97.5% on average at n = %i, and 92% at worst', (rows) => {
  const { sides, coverage } = misses(midP, rows, rates)
  expect(Math.max(...sides)).toBeLessThanOrEqual(0.051)
  expect(Math.min(...coverage)).toBeGreaterThan(0.92)
  const mean = coverage.reduce((total, each) => total + each) / coverage.length
  expect(mean).toBeGreaterThan(0.948)
  expect(mean).toBeLessThan(0.975)
})

test('a share without rows, of impossible counts or at an impossible level is refused', () => {
  for (const limits of [clopperPearson, midP]) {
    expect(() => limits(0, 0)).toThrow(expect.objectContaining({ code: 'empty-denominator' }))
    expect(() => limits(3, 2)).toThrow(expect.objectContaining({ code: 'out-of-range' }))
    expect(() => limits(-1, 2)).toThrow(expect.objectContaining({ code: 'out-of-range' }))
    expect(() => limits(1, Number.NaN)).toThrow(expect.objectContaining({ code: 'not-finite' }))
    expect(() => limits(1, 2, { confidence: 95 })).toThrow('confidence must be inside (0, 1); got 95')
    expect(() => limits(1, 2, { confidence: 1 })).toThrow(StatsError)
  }
})
