import { expect, test } from 'vitest'
import { quantileCorrelation } from './quantile-correlation.ts'

test('quantiles that move as one keep what one more row could take off, the less the more rows', () => {
  expect(quantileCorrelation(1, 100, 0.5)).toBeCloseTo(0.96, 12)
  expect(quantileCorrelation(1, 1e6, 0.5)).toBeCloseTo(1, 5)
  expect(quantileCorrelation(1, 100, 0.9)).toBeLessThan(quantileCorrelation(1, 100, 0.5))
})

test('it stays a correlation, and refuses what cannot be', () => {
  expect(quantileCorrelation(-0.99, 2, 0.5)).toBe(-1)
  for (const [correlation, units, q] of [
    [1.2, 10, 0.5],
    [0, 0, 0.5],
    [0, 10, 1],
  ] as const) {
    expect(() => quantileCorrelation(correlation, units, q)).toThrow(expect.objectContaining({ code: 'out-of-range' }))
  }
})
