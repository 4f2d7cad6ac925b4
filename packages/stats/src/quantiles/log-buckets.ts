import { requireFinite } from '../checks.ts'

/** A bucket of values whose sizes differ by at most a factor of 1.01/0.99. */
export interface LogBucket {
  /** Zero and each sign have their own buckets. */
  readonly sign: -1 | 0 | 1
  /** b of the sizes in [G^b, G^(b+1)), G = 1.01/0.99; 0 for zero. */
  readonly index: number
}

/** What a bucket says about the values in it. */
export interface BucketBounds {
  readonly low: number
  readonly high: number
  /** Stands for every value in the bucket, within 1%. */
  readonly value: number
}

/** Width of a bucket as a ratio: 1.01/0.99. */
export const bucketRatio: number = 1.01 / 0.99

/**
 * The bucket of a value: sizes grow by the factor 1.01/0.99, so that one value a bucket is within 1% of all its values.
 *
 * @throws {StatsError} `not-finite`
 * @see Masson, Rim & Lee (2019), PVLDB 12:2195–2205 (DDSketch)
 * @example
 * logBucket(250).index; // => 276
 */
export function logBucket(x: number): LogBucket {
  requireFinite('x', x)
  if (x === 0) return { sign: 0, index: 0 }
  return { sign: x < 0 ? -1 : 1, index: Math.floor(Math.log(Math.abs(x)) / Math.log(bucketRatio)) }
}

/** Edges of a bucket and the value that stands for it, 2 G^(b+1) / (G + 1) with the sign. */
export function bucketBounds({ sign, index }: LogBucket): BucketBounds {
  if (sign === 0) return { low: 0, high: 0, value: 0 }
  const [near, far] = [bucketRatio ** index, bucketRatio ** (index + 1)]
  const value = (sign * 2 * far) / (bucketRatio + 1)
  return sign > 0 ? { low: near, high: far, value } : { low: -far, high: -near, value }
}
