import type { LinearisedRatio } from '../sample.ts'
import type { HullOptions } from './mean.ts'
import { ratioLimits } from './ratio-of-means.ts'

/** R² with its interval; `low` is null where the data cannot bound it below. */
export interface RSquared {
  readonly estimate: number
  readonly low: number | null
  readonly high: number
}

/**
 * R² of predictions: 1 − mean squared error over the mean squared deviation of the labels from their mean. 1 is perfect,
 * 0 as good as always saying the mean, below 0 worse. With a few errors that are ten times as large as the others its
 * interval is too good (at n = 30 it may hold the truth 47% of the time): claim the mean absolute error or the
 * share within a tolerance, and show R² beside it.
 *
 * @param ratio from `ratioOfSums`: numerator (label − prediction)², denominator (label − mean label)²
 * @param options.confidence level inside (0, 1); default 0.95
 * @returns limits at most 1
 * @throws {StatsError} `no-variation` where every error is 0, `too-few-values`, `one-cluster`, `bad-option`
 * @see Hall (1992), JRSS B 54:221–228, for the ratio of means
 */
export function rSquared(
  ratio: LinearisedRatio,
  { confidence = 0.95 }: Pick<HullOptions, 'confidence'> = {},
): RSquared {
  const { low, high } = ratioLimits(ratio, { confidence, range: { low: 0, high: Infinity } })
  return { estimate: 1 - ratio.estimate, low: high === Infinity ? null : 1 - high, high: 1 - low }
}
