import { studentTQuantile } from '../distributions/student-t.ts'
import { StatsError } from '../errors.ts'
import type { LevelOptions, Limits, LinearisedRatio } from '../sample.ts'
import { ratioSpread } from './ratio-spread.ts'
import { residualSkewness } from './residual-skewness.ts'
import { tailProbability } from '../tail-probability.ts'

/** Options of `hull`. */
export interface HullOptions extends LevelOptions {
  /** Smallest and largest value the mean can have; the limits are clipped to it. Default: none. */
  readonly range?: Limits
}

/**
 * Interval of a mean: on each side the wider of Student's t and Hall's correction for skewness.
 * For independent, weighted or clustered values, also for a paired difference (values a − b). For a ratio of positive
 * sums use `ratioLimits`, for values with a known range (grades, NDCG, Brier) `knownRangeMean`. Where `unseenTail`
 * exceeds 0.3 the interval may be too short.
 *
 * @param ratio the values summed per unit over the rows per unit (`linearisedRatio`, `linearisedFromPowerSums`)
 * @param options.confidence level inside (0, 1); default 0.95
 * @returns limits in the unit of the values; they hold the estimate
 * @throws {StatsError} `no-variation` for identical values, `too-few-values` (rows) and `one-cluster` below 2 units,
 * `bad-option`
 * @see Hall (1992), JRSS B 54:221–228; taking the wider side was chosen by simulation
 */
export function hull(ratio: LinearisedRatio, { confidence = 0.95, range }: HullOptions = {}): Limits {
  const { standardError, degreesOfFreedom } = ratioSpread(ratio)
  const t = studentTQuantile(1 - tailProbability(confidence), degreesOfFreedom)
  if (standardError === 0) throw new StatsError('no-variation', `every value is ${ratio.estimate}: no spread to see`)
  const skewness = residualSkewness(ratio)
  return clip(
    {
      low: ratio.estimate - Math.max(t, hallCubic(t, skewness)) * standardError,
      high: ratio.estimate + Math.max(t, -hallCubic(-t, skewness)) * standardError,
    },
    range,
  )
}

/** h(y) = (3/a) (∛(1 + a (y − a/6)) − 1). */
function hallCubic(y: number, skewness: number): number {
  if (Math.abs(skewness) < 1e-9) return y
  return (3 / skewness) * (Math.cbrt(1 + skewness * (y - skewness / 6)) - 1)
}

function clip({ low, high }: Limits, range: Limits | undefined): Limits {
  if (range === undefined) return { low, high }
  return { low: Math.max(range.low, low), high: Math.min(range.high, high) }
}
