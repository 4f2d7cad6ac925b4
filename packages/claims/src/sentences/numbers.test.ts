import { expect, test } from 'vitest'
import { boundText } from './bound-text.ts'
import { estimateText } from './estimate-text.ts'
import {
  aboutRows,
  capitalized,
  formatCount,
  formatEstimate,
  formatPlain,
  formatRows,
  formatValue,
  naturalFrequency,
  step,
} from './numbers.ts'

test('a share is rounded by its half-width, at most to one point', () => {
  expect(formatEstimate({ estimate: 0.93, low: 0.914, high: 0.944, unit: 'share' })).toBe('93% (91–94)')
  expect(formatEstimate({ estimate: 0.978, low: 0.9698, high: 0.983, unit: 'share' })).toBe('97.8% (97.0–98.3)')
  expect(formatEstimate({ estimate: 0.8, low: 0.41, high: 1, unit: 'share' })).toBe('80% (41–100)')
  expect(formatEstimate({ estimate: 0.219, low: 0.2187, high: 0.2192, unit: 'share' })).toBe('21.90% (21.87–21.92)')
})

test('a number inside 0 to 1 is rounded as a share is', () => {
  expect(formatEstimate({ estimate: 0.908, low: 0.9003, high: 0.915, unit: 'number' })).toBe('0.908 (0.900–0.915)')
})

test('money, time and counts are rounded by half of the half-width', () => {
  expect(formatEstimate({ estimate: 24000, low: 13000, high: 35000, unit: 'TWD' })).toBe('NT$24k (13–35k)')
  expect(formatEstimate({ estimate: 412, low: 383, high: 444, unit: 'ms' })).toBe('410 ms (380–440)')
  expect(formatEstimate({ estimate: 1412.4, low: 1401, high: 1420, unit: 'ms' })).toBe('1,412 ms (1,401–1,420)')
  expect(formatEstimate({ estimate: 3.42, low: 3.1, high: 3.8, unit: 'number' })).toBe('3.4 (3.1–3.8)')
  expect(formatEstimate({ estimate: 2.4e6, low: 1.9e6, high: 2.9e6, unit: 'money', currency: 'EUR' })).toBe(
    '€2.4M (1.9–2.9M)',
  )
})

test('one digit more shows on which side of the bound or of zero an end lies', () => {
  expect(formatEstimate({ estimate: 0.567, low: 0.5453, high: 0.588, unit: 'share', bound: 0.55 })).toBe(
    '56.7% (54.5–58.8)',
  )
  expect(
    formatEstimate({ estimate: 0.052, low: 0.0386, high: 0.0655, unit: 'points', bound: 0.04, signed: true }),
  ).toBe('+5.2 points (3.9–6.6)')
  expect(formatEstimate({ estimate: 3200, low: -200, high: 6600, unit: 'count' })).toBe('3.2k (−0.2 to 6.6k)')
  expect(step({ estimate: 0.9, low: 0.89996, high: 0.93, unit: 'share', bound: 0.9 })).toBeCloseTo(1e-5, 10)
  expect(formatEstimate({ estimate: 0.2, low: 0.0996, high: 0.3, unit: 'share', bound: [0.1, 0.5] })).toBe(
    '20.00% (9.96–30.00)',
  )
})

test('negative numbers have a true minus and "to" between the ends', () => {
  expect(formatEstimate({ estimate: -0.03, low: -0.051, high: -0.012, unit: 'points', signed: true })).toBe(
    '−3 points (−5 to −1)',
  )
  expect(formatEstimate({ estimate: -1200, low: -1900, high: -400, unit: 'EUR' })).toBe('−€1.2k (−1.9 to −0.4k)')
})

test('a range without width is exact', () => {
  expect(formatEstimate({ estimate: 5832, low: 5832, high: 5832, unit: 'count' })).toBe('5,832 exact')
  expect(formatEstimate({ estimate: 0, low: 0, high: 0, unit: 'share' })).toBe('0% exact')
  expect(formatEstimate({ estimate: 0.01004, low: 0.01004, high: 0.01004, unit: 'share', bound: 0.01 })).toBe(
    '1.004% exact',
  )
})

test('open ends are words', () => {
  expect(formatEstimate({ estimate: 412, low: 390, high: Infinity, unit: 'ms' })).toBe('410 ms (390 and up)')
})

test('a missing estimate is never a number', () => {
  const of = { unit: 'share', bound: 0.9, direction: 'at-least' } as const
  expect(estimateText({ ...of, estimate: null, low: null, high: null })).toBe('no estimate')
  expect(estimateText({ ...of, estimate: 0.5, low: null, high: null })).toBe('50% (no range)')
  expect(
    estimateText({
      ...of,
      unit: 'points',
      claim: 'change(precision) >= -3 points',
      estimate: 0.05,
      low: 0.04,
      high: 0.06,
    }),
  ).toBe('+5 points (4–6)')
})

test('values, bounds and counts read as people write them', () => {
  expect(formatValue(0.9312, 'share', 0.001)).toBe('93.1%')
  expect(formatValue(-0.0001, 'points', 0.01)).toBe('0 points')
  expect(formatValue(0.01, 'points', 0.01, { signed: true })).toBe('+1 point')
  expect(formatPlain(0.925, 'share')).toBe('92.5%')
  expect(formatPlain(1234567.5, 'EUR')).toBe('€1,234,567.5')
  expect(formatPlain(0.29, 'share')).toBe('29%')
  expect(formatCount(1234567)).toBe('1,234,567')
  expect(formatRows(1)).toBe('1 row')
  expect(aboutRows(3427)).toBe('about 3,400')
  expect(capitalized(aboutRows(36.4))).toBe('About 36')
  expect(boundText({ bound: [0.05, 0.4], direction: 'between', unit: 'share' })).toBe('between 5% and 40%')
  expect(boundText({ bound: -50, direction: 'compare', unit: 'EUR', better: 'lower' })).toBe('at most −€50')
  expect(boundText({ bound: 400, direction: 'at-most', unit: 'ms', strict: true })).toBe('less than 400 ms')
})

test('the denominator is the smallest that shows both ends apart from 0', () => {
  expect(naturalFrequency({ estimate: 0.93, low: 0.914, high: 0.944 })).toEqual({
    of: 100,
    text: '93 in 100 (91 to 94)',
  })
  expect(naturalFrequency({ estimate: 0.01, low: 0.004, high: 0.02 }).text).toBe('10 in 1,000 (4 to 20)')
  expect(naturalFrequency({ estimate: 0.575, low: 0.5, high: 0.64 }).text).toBe('58 in 100 (50 to 64)')
  expect(naturalFrequency({ estimate: 0, low: 0, high: 0.03 }).text).toBe('0 in 100 (0 to 3)')
  expect(naturalFrequency({ estimate: 1, low: 0.96, high: 1 }).text).toBe('100 in 100 (96 to 100)')
  expect(naturalFrequency({ estimate: 0.00001, low: 0.000001, high: 0.0001 }).text).toBe(
    'fewer than 1 in 10,000 (fewer than 1 to 1)',
  )
})

test('numbers too near to 0 for decimal places are powers of ten, down to the smallest', () => {
  const near = (by: number): string =>
    formatEstimate({ estimate: 2e-120 * by, low: 1.234e-120 * by, high: 3e-120 * by, unit: 'number' })
  expect(near(1)).toBe('2e-120 (1.23e-120–3e-120)')
  expect(near(1e-200)).toBe('2e-320 (1.23e-320–3e-320)')
})
