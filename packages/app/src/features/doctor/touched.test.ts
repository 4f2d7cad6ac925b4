import { expect, test } from 'vitest'
import { percent, touched, touchedText } from './touched.ts'

test('what was seen in all rows is a count without a range', () => {
  const all = touched(1204, { rows: 20_066, of: 20_066 })
  expect(all).toEqual({ rows: 1204, estimate: 1204 / 20_066, low: 1204 / 20_066, high: 1204 / 20_066 })
  expect(touchedText(all)).toBe('1,204 rows (6%)')
})

test('what was seen in a sample is a share with its exact range', () => {
  const { rows, estimate, low, high } = touched(6, { rows: 50, of: 5000 })
  expect([rows, estimate]).toEqual([600, 0.12])
  // scipy binomtest(6, 50).proportion_ci(method='exact')
  expect(low).toBeCloseTo(0.04534, 5)
  expect(high).toBeCloseTo(0.2431, 5)
  expect(touchedText({ rows, estimate, low, high })).toBe('about 600 rows (12%, range 4.5% to 24%)')
})

test('a share never rounds to none or all', () => {
  expect([0, 0.0004, 0.036, 0.9996, 1].map(percent)).toEqual(['0%', 'under 0.1%', '3.6%', 'over 99.9%', '100%'])
})
