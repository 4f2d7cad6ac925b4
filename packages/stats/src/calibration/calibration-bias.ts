import type { Estimate } from '../estimate.ts'
import { hull } from '../intervals/mean.ts'
import { effectiveUnits, ratioSpread } from '../intervals/ratio-spread.ts'
import type { LevelOptions, LinearisedRatio } from '../sample.ts'
import { tailProbability } from '../tail-probability.ts'

/**
 * Mean of what happened (1 or 0) minus its stated chance: above 0, things happen more often than was said. The hull of a
 * mean, and at least what no event in so many rows leaves open: rare scores without an event show almost no spread.
 *
 * @param ratio label − score summed per unit over the rows per unit (`linearisedRatio`)
 * @param options.confidence level inside (0, 1); default 0.95
 * @returns `estimate`, `low`, `high` in −1 to 1
 * @throws {StatsError} `too-few-values` and `one-cluster` below 2 units, `bad-option`
 * @see Hall (1992), JRSS B 54:221–228, the hull; the floor was chosen by simulation
 */
export function calibrationBias(ratio: LinearisedRatio, { confidence = 0.95 }: LevelOptions = {}): Estimate {
  const { estimate } = ratio
  const unseen = 1 - tailProbability(confidence) ** (1 / effectiveUnits(ratio))
  const flat = ratioSpread(ratio).standardError === 0
  const { low, high } = flat ? { low: estimate, high: estimate } : hull(ratio, { confidence })
  return {
    estimate,
    low: Math.max(-1, Math.min(low, estimate - unseen)),
    high: Math.min(1, Math.max(high, estimate + unseen)),
  }
}
