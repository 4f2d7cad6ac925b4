import fc from 'fast-check'
import { expect, test } from 'vitest'
import { quantileRanks } from './quantile-ranks.ts'
import reference from './reference/quantiles.json' with { type: 'json' }

const shares = fc.double({ min: 0.01, max: 0.99, noNaN: true })

test('quantileRanks agrees with numpy and scipy', () => {
  for (const { input, expected } of reference.ranks) {
    const { low, high } = quantileRanks(input.rows, input.q, { confidence: input.confidence })
    expect([low === null, high === null]).toEqual([expected.low === null, expected.high === null])
    expect(low ?? 0).toBeCloseTo(expected.low ?? 0, 8)
    expect(high ?? 0).toBeCloseTo(expected.high ?? 0, 8)
  }
})

test('an upper limit needs 72 rows for p95, 368 for p99 and 3,688 for p99.9', () => {
  for (const [q, rows] of [
    [0.95, 72],
    [0.99, 368],
    [0.999, 3688],
  ] as const) {
    expect(quantileRanks(rows, q).high).not.toBeNull()
    expect(quantileRanks(rows - 1, q).high).toBeNull()
  }
})

test('quantileRanks mirrors, nests over levels and stays inside the sample', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 3000 }), shares, (rows, q) => {
      const [narrow, wide] = [quantileRanks(rows, q, { confidence: 0.8 }), quantileRanks(rows, q, { confidence: 0.99 })]
      expect(narrow.low ?? 1).toBeGreaterThanOrEqual(wide.low ?? 1)
      expect(narrow.high ?? rows).toBeLessThanOrEqual(wide.high ?? rows)
      expect(wide.low ?? 1).toBeGreaterThanOrEqual(1)
      expect(wide.high ?? rows).toBeLessThanOrEqual(rows)
      const mirrored = quantileRanks(rows, 1 - q, { confidence: 0.8 })
      expect(mirrored.high === null).toBe(narrow.low === null)
      expect(rows + 1 - (mirrored.high ?? rows)).toBeCloseTo(narrow.low ?? 1, 6)
    }),
  )
})

test('quantileRanks answers for a hundred million rows', () => {
  const { low, high } = quantileRanks(1e8, 0.5)
  expect(((high ?? 0) - (low ?? 0)) / 1e4).toBeCloseTo(1.96, 2)
})

test('quantileRanks refuses half a row, a share of 1 and a percentage', () => {
  expect(() => quantileRanks(2.5, 0.5)).toThrow(expect.objectContaining({ code: 'out-of-range' }))
  expect(() => quantileRanks(10, 1)).toThrow(expect.objectContaining({ code: 'out-of-range' }))
  expect(() => quantileRanks(10, 95)).toThrow(expect.objectContaining({ code: 'out-of-range' }))
  expect(() => quantileRanks(10, 0.5, { confidence: 95 })).toThrow(expect.objectContaining({ code: 'bad-option' }))
})
