import { expect, test } from 'vitest'
import { amountBound, percentBound, roomyPercent, rowsBound, scoreBound } from './readable-bound.ts'

test('a bound is rounded to the safe side, finer near 0 and 1', () => {
  expect(percentBound(0.9146, 'down')).toBe(91)
  expect(percentBound(0.91, 'down')).toBe(91)
  expect(percentBound(0.29, 'up')).toBe(29)
  expect(percentBound(0.9968, 'down')).toBe(99.6)
  expect(percentBound(0.0131, 'up')).toBe(1.4)
  expect(scoreBound(0.8991, 'down')).toBe(0.89)
  expect(amountBound(34_560, 'down')).toBe(34_000)
  expect(amountBound(391.2, 'up')).toBe(400)
  expect(amountBound(0.0123, 'up')).toBe(0.013)
  expect(amountBound(7, 'down')).toBe(7)
})

test('no share lies on the wrong side of its bound', () => {
  for (let i = 0; i <= 10_000; i += 1) {
    const share = i / 10_000
    expect(percentBound(share, 'down') / 100).toBeLessThanOrEqual(share + 1e-15)
    expect(percentBound(share, 'up') / 100).toBeGreaterThanOrEqual(share - 1e-15)
    expect(roomyPercent(share) / 100).toBeGreaterThanOrEqual(share - 1e-15)
  }
})

test('an exact share leaves room for a few more rows', () => {
  expect([0, 0.00156, 0.0426, 0.161, 1].map(roomyPercent)).toEqual([0, 0.2, 5, 17, 100])
})

test('a number of rows leaves room, is whole, and is at least one where there is one', () => {
  expect([0, 1, 2, 7, 20, 118, 1000, 48_842].map(rowsBound)).toEqual([0, 1, 1, 6, 19, 110, 950, 46_000])
})
