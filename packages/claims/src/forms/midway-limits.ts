import { quantile, quantileLimits, type QuantileLimits, type QuantileOptions, type QuantileSample } from '@plumb/stats'

type ValueRows = Parameters<typeof quantile>[0][number]

/**
 * The limits of a quantile whose estimate lies midway where two values could each be the one: the usual median of an even
 * number of rows. Limits hold it.
 */
export function midwayLimits(sample: QuantileSample, q: number, options: QuantileOptions): QuantileLimits {
  const { estimate: first, low, high } = quantileLimits(sample, q, options)
  const last = -quantile(mirrored(histogramOf(sample)), 1 - q)
  // halved before the sum, which would be beyond all numbers for the largest ones
  const estimate = first === last ? first : first / 2 + last / 2
  return { estimate, low, high: high === null ? null : Math.max(high, estimate) }
}

function mirrored(histogram: readonly ValueRows[]): readonly ValueRows[] {
  return histogram.map(({ value, rows }) => ({ value: -value, rows })).toReversed()
}

function histogramOf(sample: QuantileSample): readonly ValueRows[] {
  switch (sample.design) {
    case 'independent':
      return sample.buckets
    case 'weighted':
      return sample.buckets.map(({ value, weight }) => ({ value, rows: weight }))
    case 'clustered': {
      const rows = sample.buckets.map(() => 0)
      for (const { bucket, rows: own } of sample.clusters.flat()) rows[bucket]! += own
      return sample.buckets.map(({ value }, index) => ({ value, rows: rows[index]! }))
    }
  }
}
