import { requireInside } from '../checks.ts'
import { StatsError } from '../errors.ts'
import { sum } from '../special/sum.ts'

/** A value and how many rows have it, or the sum of their weights. */
export interface ValueRows {
  readonly value: number
  readonly rows: number
}

/**
 * A quantile of a sample: the smallest value at or below which at least the share q of the rows lies (type 1, the
 * inverse of the distribution). Always a value that was seen, or that stands for a bucket.
 *
 * @param histogram values ascending, with their rows
 * @param q share inside (0, 1); 0.5 for the median
 * @throws {StatsError} `too-few-values` without a row, `out-of-range`, `bad-option` for values out of order
 * @see Hyndman & Fan (1996), The American Statistician 50:361–365
 * @example
 * quantile([{ value: 10, rows: 1 }, { value: 20, rows: 2 }], 0.5); // => 20
 */
export function quantile(histogram: readonly ValueRows[], q: number): number {
  requireHistogram(histogram)
  requireInside('q', q, Number.MIN_VALUE, 1 - Number.EPSILON / 2)
  return histogram[entryAtShare(histogram, q)]?.value ?? NaN
}

/** Index of the first entry at which the running share of rows reaches `share`, 0 to 1. */
export function entryAtShare(histogram: readonly { readonly rows: number }[], share: number): number {
  return entryAtRank(histogram, share * sum(histogram.map(({ rows }) => rows)))
}

/** Index of the first entry at which the running count of rows reaches `rank`. */
export function entryAtRank(histogram: readonly { readonly rows: number }[], rank: number): number {
  let [running, last] = [0, 0]
  for (const [index, { rows }] of histogram.entries()) {
    if (rows <= 0) continue
    running += rows
    last = index
    // A share times a count may be rounded above the whole number that it is.
    if (running >= rank * (1 - 1e-12)) return index
  }
  return last
}

/** Checks that there are rows, none negative, and that values go up. */
function requireHistogram(histogram: readonly ValueRows[]): void {
  if (!(sum(histogram.map(({ rows }) => rows)) > 0)) {
    throw new StatsError('too-few-values', 'a quantile needs 1 row; got 0')
  }
  for (const [index, { value, rows }] of histogram.entries()) {
    if (!(rows >= 0)) throw new StatsError('out-of-range', `rows must be 0 or more; got ${rows}`)
    const before = histogram[index - 1]?.value ?? -Infinity
    if (!(value > before)) throw new StatsError('bad-option', `values must go up; got ${value} after ${before}`)
  }
}
