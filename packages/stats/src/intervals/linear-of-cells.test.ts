import fc from 'fast-check'
import { expect, test } from 'vitest'
import { multinomial } from '../random/multinomial.ts'
import { createRandom } from '../random/random.ts'
import { missShares } from '../testing/miss-shares.ts'
import { linearOfCells } from './linear-of-cells.ts'
import reference from './reference/means.json' with { type: 'json' }

const tables = fc.tuple(
  fc.array(fc.tuple(fc.integer({ min: -50, max: 50 }), fc.nat({ max: 40 })), { minLength: 1, maxLength: 4 }),
  fc.nat({ max: 300 }),
)

test('linearOfCells agrees with numpy and scipy', () => {
  for (const { input, expected } of reference.linearOfCells) {
    const found = linearOfCells(input.costs, input.counts, input.rows, { confidence: input.confidence })
    expect(found.estimate).toBeCloseTo(expected.estimate, 10)
    expect(found.low).toBeCloseTo(expected.low, 9)
    expect(found.high).toBeCloseTo(expected.high, 9)
  }
})

test('linearOfCells leaves room for a dear cell that was never seen', () => {
  expect(1000 * linearOfCells([35, 4200], [60, 0], 1000).high).toBeCloseTo(17575.61, 2)
})

test('linearOfCells holds the estimate, stays between the prices, nests over levels and turns with the sign', () => {
  fc.assert(
    fc.property(tables, ([cells, rest]) => {
      const [costs, counts] = [cells.map(([cost]) => cost), cells.map(([, count]) => count)]
      const rows = counts.reduce((a, b) => a + b, 1) + rest
      const narrow = linearOfCells(costs, counts, rows, { confidence: 0.8 })
      const wide = linearOfCells(costs, counts, rows, { confidence: 0.99 })
      expect(narrow.low).toBeLessThanOrEqual(narrow.estimate)
      expect(narrow.high).toBeGreaterThanOrEqual(narrow.estimate)
      expect(wide.low).toBeLessThanOrEqual(narrow.low + 1e-9)
      expect(wide.high).toBeGreaterThanOrEqual(narrow.high - 1e-9)
      expect(wide.low).toBeGreaterThanOrEqual(Math.min(0, ...costs))
      expect(wide.high).toBeLessThanOrEqual(Math.max(0, ...costs))
      const turned = linearOfCells(
        costs.map((cost) => -2 * cost),
        counts,
        rows,
        { confidence: 0.8 },
      )
      expect(turned.high).toBeCloseTo(-2 * narrow.low, 8)
    }),
  )
})

test('linearOfCells ignores cells that cost nothing', () => {
  expect(linearOfCells([0, 5], [900, 20], 1000)).toEqual(linearOfCells([5], [20], 1000))
  expect(linearOfCells([0], [10], 10)).toEqual({ estimate: 0, low: 0, high: 0 })
})

test('linearOfCells refuses no rows, more counts than rows, and a missing price', () => {
  expect(() => linearOfCells([1], [0], 0)).toThrow(expect.objectContaining({ code: 'too-few-values' }))
  expect(() => linearOfCells([1, 2], [5, 6], 10)).toThrow(expect.objectContaining({ code: 'out-of-range' }))
  expect(() => linearOfCells([1], [5, 6], 20)).toThrow(expect.objectContaining({ code: 'bad-option' }))
  expect(() => linearOfCells([NaN], [5], 20)).toThrow(expect.objectContaining({ code: 'not-finite' }))
})

test('linearOfCells keeps its promise where one row in 200 carries the cost', () => {
  const random = createRandom('cost of cells')
  for (const [rows, missed] of [
    [150, 0.005],
    [1000, 0.002],
  ] as const) {
    const truth = 35 * 0.06 + 4200 * missed
    const interval = () => {
      const [alarms = 0, misses = 0] = multinomial(random, rows, [0.06, missed, 0.94 - missed])
      return linearOfCells([35, 4200], [alarms, misses], rows)
    }
    const { above, below } = missShares(800, truth, interval)
    expect(above).toBeLessThan(0.045)
    expect(below).toBeLessThan(0.045)
  }
})
