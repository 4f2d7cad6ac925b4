import { bucketBounds, logBucket } from '@plumb/stats'

/** As the plan numbers logarithmic buckets: sign × (index + 1,000,000), 0 for zero. */
const offset = 1_000_000

/** The value that stands for a bucket. */
export function valueOfBucket(key: number): number {
  if (key === 0) return 0
  return bucketBounds({ sign: key < 0 ? -1 : 1, index: Math.abs(key) - offset }).value
}

/** The bucket of a value. */
export function bucketOfValue(value: number): number {
  const { sign, index } = logBucket(value)
  return sign === 0 ? 0 : sign * (index + offset)
}
