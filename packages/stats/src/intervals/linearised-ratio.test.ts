import fc from 'fast-check'
import { expect, test } from 'vitest'
import { linearisedRatio } from './linearised-ratio.ts'

const refusal = (code: string) => expect.objectContaining({ code })

test('a ratio of sums keeps its residuals, and drops units without a denominator', () => {
  const units = [
    { numerator: 1, denominator: 2 },
    { numerator: 3, denominator: 3 },
    { numerator: 0, denominator: 0 },
  ]
  const ratio = linearisedRatio(units, { unit: 'cluster' })
  expect(ratio).toMatchObject({ unit: 'cluster', units: 2, denominator: 5, squaredDenominators: 13, kish: 5 })
  expect(ratio.estimate).toBeCloseTo(0.8, 15)
  expect(ratio.squares).toBeCloseTo(2 * 0.6 ** 2, 15)
  expect(ratio.cubes).toBeCloseTo(0, 15)
  expect(ratio.fourths).toBeCloseTo(2 * 0.6 ** 4, 15)
})

test('the Kish number of weighted rows comes from their weights, unless it is given', () => {
  const units = [1, 2, 3].map((denominator) => ({ numerator: 0, denominator }))
  expect(linearisedRatio(units, { unit: 'row' }).kish).toBeCloseTo(36 / 14, 14)
  expect(linearisedRatio(units, { unit: 'row', kish: 2 }).kish).toBe(2)
})

test('residuals add to 0, and scale with the unit of the numerator', () => {
  const value = fc.double({ min: -1e3, max: 1e3, noNaN: true })
  const unit = fc.record({ numerator: value, denominator: fc.double({ min: 0.1, max: 50, noNaN: true }) })
  fc.assert(
    fc.property(fc.array(unit, { minLength: 2, maxLength: 30 }), (units) => {
      const plain = linearisedRatio(units, { unit: 'row' })
      const scaled = linearisedRatio(
        units.map((each) => ({ ...each, numerator: 8 * each.numerator })),
        { unit: 'row' },
      )
      expect(scaled.estimate).toBeCloseTo(8 * plain.estimate, 9)
      expect(scaled.squares / 64).toBeCloseTo(plain.squares, 4)
      expect(scaled.squaredDenominators).toBe(plain.squaredDenominators)
    }),
    { seed: 1 },
  )
})

test('a common offset of a billion does not eat the residuals', () => {
  const near = [1, 2, 4].map((x) => ({ numerator: x, denominator: 1 }))
  const far = [1, 2, 4].map((x) => ({ numerator: 1e9 + x, denominator: 1 }))
  const [small, large] = [linearisedRatio(near, { unit: 'row' }), linearisedRatio(far, { unit: 'row' })]
  expect(large.squares).toBeCloseTo(small.squares, 5)
  expect(large.cubes).toBeCloseTo(small.cubes, 5)
})

test('no denominator, or what is not finite, is refused', () => {
  expect(() => linearisedRatio([], { unit: 'row' })).toThrow(refusal('empty-denominator'))
  expect(() => linearisedRatio([{ numerator: 1, denominator: 0 }], { unit: 'row' })).toThrow(
    refusal('empty-denominator'),
  )
  expect(() => linearisedRatio([{ numerator: Infinity, denominator: 1 }], { unit: 'row' })).toThrow(
    refusal('not-finite'),
  )
  expect(() => linearisedRatio([{ numerator: 1, denominator: 1 }], { unit: 'row', kish: 0 })).toThrow(
    refusal('out-of-range'),
  )
})
