import { studentTQuantile } from '../distributions/student-t.ts'
import type { Limits, LinearisedRatio } from '../sample.ts'
import { hull, type HullOptions } from './mean.ts'
import { ratioSpread } from './ratio-spread.ts'
import { tailProbability } from '../tail-probability.ts'

/**
 * Interval of a ratio of two positive sums: cost per success, tokens per request, tickets per order. The upper side is
 * the wider of `hull` and the logarithmic limit R · exp(t · se / R). A ratio that is not positive gets `hull` alone.
 *
 * @param ratio from `ratioOfSums`: every row counts, also one whose denominator is 0
 * @returns limits in the unit of the ratio; `high` is `Infinity` where the data cannot bound it
 * @throws {StatsError} as `hull`
 * @see Hall (1992), JRSS B 54:221–228; the logarithmic side was chosen by simulation
 */
export function ratioLimits(ratio: LinearisedRatio, { confidence = 0.95, range }: HullOptions = {}): Limits {
  const { low, high } = hull(ratio, range === undefined ? { confidence } : { confidence, range })
  if (ratio.estimate <= 0) return { low, high }
  const logarithmic = Math.min(range?.high ?? Infinity, logarithmicHigh(ratio, tailProbability(confidence)))
  return { low, high: Math.max(high, logarithmic) }
}

function logarithmicHigh(ratio: LinearisedRatio, tail: number): number {
  const { standardError, degreesOfFreedom } = ratioSpread(ratio)
  return ratio.estimate * Math.exp((studentTQuantile(1 - tail, degreesOfFreedom) * standardError) / ratio.estimate)
}
