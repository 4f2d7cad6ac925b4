import { normalQuantile } from '../distributions/normal.ts'
import { studentTQuantile } from '../distributions/student-t.ts'
import { StatsError } from '../errors.ts'
import type { LevelOptions, Limits, LinearisedRatio } from '../sample.ts'
import { clopperPearson } from './proportion.ts'
import { carryingUnits, effectiveUnits } from './ratio-spread.ts'
import { tailProbability } from '../tail-probability.ts'

/** Options of `knownRangeMean`. */
export interface KnownRangeOptions extends LevelOptions {
  /** Ends of the scale; default 0 to 1. */
  readonly range?: Limits
}

/** The interval of `knownRangeMean`, and how much it rests on. */
export interface KnownRangeLimits extends Limits {
  /** How many rows of 0 and 1 the values are worth. */
  readonly effectiveRows: number
}

/**
 * Interval of a mean of values on a scale with known ends: grades, NDCG, reciprocal ranks, Brier scores. It always has
 * a width, also where all values are equal. For values that lie close together inside the scale it is wide: give the
 * range that really holds, or use `hull`.
 *
 * @param ratio the values summed per unit over the rows per unit; independent rows need their fourth powers
 * @param options.range ends of the scale, in the unit of the values
 * @returns limits in the unit of the values; they hold the estimate
 * @throws {StatsError} `out-of-range` for a mean outside the scale, `too-few-values` without a row, `one-cluster`,
 * `bad-option`
 * @see Korn & Graubard (1998), Survey Methodology 24:193–201; degrees of freedom, floor and cap chosen by simulation
 */
export function knownRangeMean(
  ratio: LinearisedRatio,
  { confidence = 0.95, range = { low: 0, high: 1 } }: KnownRangeOptions = {},
): KnownRangeLimits {
  requireUnits(ratio)
  const width = range.high - range.low
  const share = shareOfRange(ratio.estimate, range)
  const rows = effectiveRowsOfMean(ratio, share, width, tailProbability(confidence))
  const { low, high } = clopperPearson(share * rows, rows, { confidence })
  return { low: range.low + width * low, high: range.low + width * high, effectiveRows: rows }
}

/** n*: what the variance says, after the t factor, but not below the units and not above 4 a row. */
function effectiveRowsOfMean(ratio: LinearisedRatio, share: number, width: number, tail: number): number {
  const units = effectiveUnits(ratio)
  const squares = ratio.squares / width ** 2
  if (squares <= 1e-18 * ratio.squaredDenominators || share === 0 || share === 1) return units
  const variance = varianceFactor(ratio) * (squares / ratio.denominator ** 2)
  const byVariance = Math.min((share * (1 - share)) / variance, 4 * ratio.kish)
  const degreesOfFreedom = Math.max(1, Math.min(2 * carryingUnits(ratio), units) - 1)
  const factor = (normalQuantile(1 - tail) / studentTQuantile(1 - tail, degreesOfFreedom)) ** 2
  return Math.max(byVariance * factor, Math.min(byVariance, units))
}

function varianceFactor({ units }: LinearisedRatio): number {
  return units / Math.max(1, units - 1)
}

/** The mean on the scale 0 to 1; rounding may leave it by a hair. */
function shareOfRange(estimate: number, { low, high }: Limits): number {
  if (!(high > low)) throw new StatsError('bad-option', `range must go up; got ${low} to ${high}`)
  const share = (estimate - low) / (high - low)
  if (share >= -1e-9 && share <= 1 + 1e-9) return Math.max(0, Math.min(1, share))
  throw new StatsError('out-of-range', `the mean must lie in ${low} to ${high}; got ${estimate}`)
}

function requireUnits({ unit, units }: LinearisedRatio): void {
  if (!(units >= 1)) throw new StatsError('too-few-values', `a mean needs 1 row; got ${units}`)
  if (unit === 'cluster' && units < 2) throw new StatsError('one-cluster', 'clusters need 2 clusters; got 1')
}
