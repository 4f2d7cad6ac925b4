import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fixedOne, fromFixed, ratio, residualMoments } from './fixed-point.ts'

const fixed = (value: number): bigint => BigInt(Math.round(value * 2 ** 52)) * (fixedOne / 2n ** 52n)

/** monomials[j][i] is Σ a^i b^(j−i), exact for values that are whole numbers of 2^-13. */
function monomials(pairs: readonly { readonly a: number; readonly b: number }[]): readonly (readonly bigint[])[] {
  return [0, 1, 2, 3, 4].map((j) =>
    Array.from({ length: j + 1 }, (_, i) => pairs.reduce((sum, { a, b }) => sum + fixed(a ** i * b ** (j - i)), 0n)),
  )
}

const part = fc.integer({ min: -8192, max: 8192 }).map((n) => n / 8192)
const weight = fc.integer({ min: 1, max: 8192 }).map((n) => n / 8192)

test('residual moments equal the plain sums of powers of the residuals', () => {
  fc.assert(
    fc.property(fc.array(fc.record({ a: part, b: weight }), { minLength: 2, maxLength: 20 }), (pairs) => {
      const r = pairs.reduce((sum, { a }) => sum + a, 0) / pairs.reduce((sum, { b }) => sum + b, 0)
      const plain = [2, 3, 4].map((power) => pairs.reduce((sum, { a, b }) => sum + (a - r * b) ** power, 0))
      const size = pairs.reduce((sum, { a, b }) => sum + (Math.abs(a) + Math.abs(r * b)) ** 2, 1)
      residualMoments(monomials(pairs)).forEach((moment, i) => {
        expect(Math.abs(moment - plain[i]!)).toBeLessThan(1e-11 * size ** 2)
      })
    }),
  )
})

test('residual moments of equal values are 0, however far from 0 they are', () => {
  const pairs = Array.from({ length: 5 }, () => ({ a: 0.75, b: 1 }))
  expect(residualMoments(monomials(pairs))).toEqual([0, 0, 0])
})

test('a small spread about a large common value is kept', () => {
  const tiny = 2 ** -26
  const pairs = [1 - tiny, 1, 1 - tiny, 1].map((a) => ({ a, b: 1 }))
  const [squares] = residualMoments(monomials(pairs).slice(0, 3))
  expect(squares).toBeCloseTo(tiny ** 2, 25)
})

test('a fixed-point sum is a part of its scale', () => {
  expect(fromFixed(fixedOne, 8)).toBe(8)
  expect(fromFixed(-fixedOne / 4n, 8)).toBe(-2)
  expect(fromFixed(0n, 8)).toBe(0)
})

test('a ratio of whole numbers of any size is that of their doubles', () => {
  fc.assert(
    fc.property(fc.bigInt(-(10n ** 60n), 10n ** 60n), fc.bigInt(1n, 10n ** 60n), (a, b) => {
      const expected = Number(a) / Number(b)
      expect(Math.abs(ratio(a, b) - expected)).toBeLessThanOrEqual(Math.abs(expected) * 1e-14)
    }),
  )
})

test('a ratio keeps its digits where both numbers are too large for a double', () => {
  expect(ratio(3n * 10n ** 400n, 10n ** 400n)).toBe(3)
  expect(ratio(-(10n ** 300n), 10n ** 500n)).toBeCloseTo(-1e-200, 210)
  expect(ratio(1n, 3n)).toBe(1 / 3)
})
