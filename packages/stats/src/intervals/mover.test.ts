import fc from 'fast-check'
import { expect, test } from 'vitest'
import { moverRatio } from './mover-ratio.ts'
import { mover, type MoverTerm } from './mover.ts'

const refusal = (code: string) => expect.objectContaining({ code })

const part = fc
  .tuple(...[0, 1, 2].map(() => fc.double({ min: 0.001, max: 1, noNaN: true })))
  .map((values) => values.toSorted((a, b) => a - b))
  .map(([low = 0, estimate = 0, high = 0]) => ({ low, estimate, high }))
const term = fc
  .tuple(part, fc.double({ min: -3, max: 3, noNaN: true }))
  .map(([limits, coefficient]): MoverTerm => ({ ...limits, coefficient }))

test('a single term keeps its own interval', () => {
  const limits = mover([{ coefficient: 2, estimate: 3, low: 1, high: 7 }])
  expect(limits).toEqual({ low: 2, high: 14 })
  expect(mover([{ coefficient: -1, estimate: 3, low: 1, high: 7 }])).toEqual({ low: -7, high: -1 })
})

test('a correlation enters with the signs of the coefficients', () => {
  const terms = [
    { coefficient: 1, estimate: 0.5, low: 0.2, high: 0.9 },
    { coefficient: -1, estimate: 0.3, low: 0.1, high: 0.7 },
  ]
  expect(mover(terms).low).toBeCloseTo(0.2 - Math.hypot(0.3, 0.4), 14)
  expect(mover(terms, () => 1).low).toBeCloseTo(0.2 - 0.1, 14)
  expect(mover(terms, () => -1).low).toBeCloseTo(0.2 - 0.7, 14)
  expect(mover(terms, () => 0.5).high).toBeCloseTo(0.2 + Math.sqrt(0.4 ** 2 + 0.2 ** 2 - 0.4 * 0.2), 14)
})

test('the limits hold the estimate, and mirror when every sign turns', () => {
  fc.assert(
    fc.property(
      fc.array(term, { minLength: 1, maxLength: 6 }),
      fc.double({ min: -0.2, max: 1, noNaN: true }),
      (terms, rho) => {
        const { low, high } = mover(terms, () => rho)
        const estimate = terms.reduce((total, each) => total + each.coefficient * each.estimate, 0)
        expect(low).toBeLessThanOrEqual(estimate + 1e-12)
        expect(high).toBeGreaterThanOrEqual(estimate - 1e-12)
        const turned = mover(
          terms.map((each) => ({ ...each, coefficient: -each.coefficient })),
          () => rho,
        )
        expect(turned.low).toBeCloseTo(-high, 12)
        expect(turned.high).toBeCloseTo(-low, 12)
      },
    ),
    { seed: 1 },
  )
})

test('mover refuses what is not finite', () => {
  expect(() => mover([{ coefficient: 1, estimate: 0, low: -Infinity, high: 1 }])).toThrow(
    expect.objectContaining({ code: 'not-finite' }),
  )
})

test('the ratio of parts solves its own equation: MOVER of numerator − limit · denominator reaches 0', () => {
  fc.assert(
    fc.property(part, part, fc.double({ min: -0.9, max: 0.9, noNaN: true }), (numerator, denominator, rho) => {
      const { low, high } = moverRatio(numerator, denominator, rho)
      const rest = (ratio: number, side: 'low' | 'high') =>
        Math.abs(
          mover(
            [
              { coefficient: 1, ...numerator },
              { coefficient: -ratio, ...denominator },
            ],
            () => rho,
          )[side],
        )
      // A limit of 0 is a bound of the scale, and where the denominator reaches twice its estimate another rule holds.
      const isSolved = low !== null && low > 0 && denominator.high < 2 * denominator.estimate * 0.999
      if (isSolved && rest(low, 'low') > 1e-6 * (1 + low)) return false
      return high === null || rest(high, 'high') < 1e-6 * (1 + high)
    }),
    { seed: 2, numRuns: 300 },
  )
})

test('the limits of a ratio of independent parts hold the ratio, and a denominator that may be 0 bounds nothing above', () => {
  fc.assert(
    fc.property(part, part, (numerator, denominator) => {
      const { low, high } = moverRatio(numerator, denominator)
      const ratio = numerator.estimate / denominator.estimate
      expect(low).toBeGreaterThanOrEqual(0)
      expect(low).toBeLessThanOrEqual(ratio * (1 + 1e-9))
      expect(high ?? Infinity).toBeGreaterThanOrEqual(ratio * (1 - 1e-9))
    }),
    { seed: 3, numRuns: 300 },
  )
  expect(moverRatio({ estimate: 4, low: 2, high: 7 }, { estimate: 2, low: 0, high: 4 })).toEqual({
    low: 0.5,
    high: null,
  })
  expect(moverRatio({ estimate: 0, low: 0, high: 1 }, { estimate: 2, low: 1, high: 3 }).low).toBe(0)
})

test('moverRatio refuses parts below 0, out of order, or a denominator that is 0', () => {
  const good = { estimate: 1, low: 0.5, high: 2 }
  expect(() => moverRatio({ estimate: 1, low: -1, high: 2 }, good)).toThrow(refusal('out-of-range'))
  expect(() => moverRatio(good, { estimate: 3, low: 1, high: 2 })).toThrow(refusal('out-of-range'))
  expect(() => moverRatio(good, { estimate: 0, low: 0, high: 0 })).toThrow(refusal('empty-denominator'))
  expect(() => moverRatio(good, good, 2)).toThrow(refusal('out-of-range'))
  expect(() => moverRatio(good, { estimate: 1, low: 1, high: Infinity })).toThrow(refusal('not-finite'))
})
