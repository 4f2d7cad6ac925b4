import fc from 'fast-check'
import { expect, test } from 'vitest'
import { correlatedDifference, type OpenEstimate } from './correlated-difference.ts'
import { mover } from './mover.ts'

const estimate = fc
  .tuple(
    fc.double({ min: -5, max: 5, noNaN: true }),
    fc.double({ min: 0, max: 3, noNaN: true }),
    fc.double({ min: 0, max: 3, noNaN: true }),
  )
  .map(([middle, down, up]): OpenEstimate & { low: number; high: number } => ({
    estimate: middle,
    low: middle - down,
    high: middle + up,
  }))
const correlation = fc.double({ min: -1, max: 1, noNaN: true })

test('a difference is MOVER of its two sides, and holds its estimate', () => {
  fc.assert(
    fc.property(estimate, estimate, correlation, (first, second, rho) => {
      const { low, high, estimate: middle } = correlatedDifference(first, second, rho)
      const wanted = mover(
        [
          { coefficient: 1, ...first },
          { coefficient: -1, ...second },
        ],
        () => rho,
      )
      expect([low, high]).toEqual([expect.closeTo(wanted.low, 9), expect.closeTo(wanted.high, 9)])
      expect(low! <= middle && middle <= high!).toBe(true)
    }),
  )
})

test('an end rests on one end of each side, and is open where that is', () => {
  const [first, second] = [
    { estimate: 5, low: 2, high: null },
    { estimate: 3, low: 0, high: 7 },
  ]
  expect(correlatedDifference(first, second, 0)).toEqual({ estimate: 2, low: -3, high: null })
  expect(correlatedDifference(second, first, 0)).toEqual({ estimate: -2, low: null, high: 3 })
})

test('limits end at the range, and an impossible correlation is refused', () => {
  const side = { estimate: 0.9, low: 0.2, high: 1 }
  const none = { estimate: 0, low: 0, high: 0.9 }
  expect(correlatedDifference(side, none, 0, { low: -1, high: 1 }).high).toBe(1)
  expect(() => correlatedDifference(side, none, 1.1)).toThrow(expect.objectContaining({ code: 'out-of-range' }))
})
