import fc from 'fast-check'
import { expect, test } from 'vitest'
import { bucketBounds, bucketRatio, logBucket } from './log-buckets.ts'

const sizes = fc.double({ min: 1e-9, max: 1e12, noNaN: true })

test('a bucket holds its values, and its value is within 1% of them', () => {
  fc.assert(
    fc.property(sizes, fc.boolean(), (size, negative) => {
      const x = negative ? -size : size
      const { low, high, value } = bucketBounds(logBucket(x))
      expect(low).toBeLessThanOrEqual(x + 1e-12 * size)
      expect(high).toBeGreaterThanOrEqual(x - 1e-12 * size)
      expect(Math.abs(value - x)).toBeLessThanOrEqual(0.01 * size * (1 + 1e-9))
    }),
  )
})

test('larger values never fall into lower buckets', () => {
  fc.assert(
    fc.property(sizes, sizes, (a, b) => {
      const [small, large] = [Math.min(a, b), Math.max(a, b)]
      expect(logBucket(small).index).toBeLessThanOrEqual(logBucket(large).index)
      expect(bucketBounds(logBucket(-large)).value).toBeLessThan(bucketBounds(logBucket(small)).value)
    }),
  )
})

test('zero and each sign have their own buckets', () => {
  expect(logBucket(0)).toEqual({ sign: 0, index: 0 })
  expect(bucketBounds({ sign: 0, index: 0 })).toEqual({ low: 0, high: 0, value: 0 })
  expect(logBucket(1)).toEqual({ sign: 1, index: 0 })
  expect(logBucket(-1)).toEqual({ sign: -1, index: 0 })
  expect(bucketBounds({ sign: -1, index: 0 })).toMatchObject({ low: -bucketRatio, high: -1 })
})

test('logBucket refuses NaN and the infinities', () => {
  expect(() => logBucket(NaN)).toThrow(expect.objectContaining({ code: 'not-finite' }))
  expect(() => logBucket(Infinity)).toThrow(expect.objectContaining({ code: 'not-finite' }))
})
