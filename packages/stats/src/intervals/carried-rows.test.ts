import { expect, test } from 'vitest'
import { normalQuantile } from '../distributions/normal.ts'
import { studentTQuantile } from '../distributions/student-t.ts'
import { carriedRows } from './carried-rows.ts'
import { linearisedRatio } from './linearised-ratio.ts'

const values = Array.from({ length: 50 }, (_, i) => (i * 7) % 11)
const mean = values.reduce((a, b) => a + b, 0) / values.length
const rowVariance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1)
const units = values.map((value) => ({ numerator: value, denominator: 1 }))
const factor = (degrees: number): number => (normalQuantile(0.975) / studentTQuantile(0.975, degrees)) ** 2

test('rows of equal weight carry what they are, less what Student’s t costs', () => {
  const rows = carriedRows(linearisedRatio(units, { unit: 'row' }), { rowVariance, most: 1e9 })
  expect(rows).toBeCloseTo(50 * factor(49), 9)
})

test('clusters of ten copies carry about as many rows as there are clusters', () => {
  const copied = units.map(({ numerator, denominator }) => ({
    numerator: 10 * numerator,
    denominator: 10 * denominator,
  }))
  const rows = carriedRows(linearisedRatio(copied, { unit: 'cluster' }), { rowVariance, most: 1e9 })
  expect(rows).toBeGreaterThan(45)
  expect(rows).toBeLessThanOrEqual(50 + 1e-9)
})

test('never more than what is known besides, and the units where nothing varies', () => {
  expect(carriedRows(linearisedRatio(units, { unit: 'row' }), { rowVariance, most: 12 })).toBeLessThanOrEqual(12)
  const flat = Array.from({ length: 8 }, () => ({ numerator: 3, denominator: 3 }))
  expect(carriedRows(linearisedRatio(flat, { unit: 'cluster' }), { rowVariance: 0, most: 1e9 })).toBeCloseTo(8, 12)
})

test('one cluster has no spread to go by', () => {
  const one = linearisedRatio([{ numerator: 1, denominator: 2 }], { unit: 'cluster' })
  expect(() => carriedRows(one, { rowVariance, most: 1e9 })).toThrow(expect.objectContaining({ code: 'one-cluster' }))
})
