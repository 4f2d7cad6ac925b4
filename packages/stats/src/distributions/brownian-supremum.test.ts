import { expect, test } from 'vitest'
import { brownianSupremumCdf, brownianSupremumQuantile } from './brownian-supremum.ts'

test('brownianSupremumCdf gives the values that MAPIE publishes (test_metrics.py)', () => {
  expect(brownianSupremumCdf(1)).toBeCloseTo(0.370777, 6)
  expect(brownianSupremumCdf(2)).toBeCloseTo(0.908999, 6)
  expect(brownianSupremumCdf(3)).toBeCloseTo(0.9946, 5)
})

test('its two series meet', () => {
  expect(brownianSupremumCdf(1.5 - 1e-12)).toBeCloseTo(brownianSupremumCdf(1.5), 11)
})

test('brownianSupremumQuantile undoes the distribution, far into the tail', () => {
  expect(brownianSupremumQuantile(0.025)).toBeCloseTo(2.497705474410464, 12)
  for (const upper of [0.9, 0.5, 0.1, 0.01]) {
    expect(1 - brownianSupremumCdf(brownianSupremumQuantile(upper))).toBeCloseTo(upper, 12)
  }
  expect(brownianSupremumQuantile(1e-12)).toBeGreaterThan(7)
})

test('brownianSupremumQuantile refuses 0, 1 and a percentage', () => {
  for (const upper of [0, 1, 95]) {
    expect(() => brownianSupremumQuantile(upper)).toThrow(expect.objectContaining({ code: 'out-of-range' }))
  }
})
