import { normalQuantile } from '../distributions/normal.ts'
import { studentTQuantile } from '../distributions/student-t.ts'
import type { LevelOptions, LinearisedRatio } from '../sample.ts'
import { tailProbability } from '../tail-probability.ts'
import { effectiveUnits, ratioSpread } from './ratio-spread.ts'

/** Options of `carriedRows`. */
export interface CarriedRowsOptions extends LevelOptions {
  /** Variance of what one row does to the statistic, if rows were independent and weighed alike. */
  readonly rowVariance: number
  /** Never more than this. */
  readonly most: number
}

/**
 * How many independent rows of equal weight carry a statistic as well as weighted or clustered ones do, from its
 * linearisation: n0 is what the two variances say, and estimating one from few units is paid with Student's t, but not
 * below the units themselves.
 *
 * @param ratio the statistic as a mean of what each row or cluster does to it
 * @param options.rowVariance in the squared unit of the statistic, at least 0
 * @param options.most a limit from what is known besides, such as the rows of the rarer class
 * @param options.confidence enters through t and z, default 0.95
 * @returns n*, fractional
 * @throws {StatsError} `one-cluster`, `too-few-values`, `bad-option`
 * @see Korn & Graubard (1998), Survey Methodology 24:193–201
 */
export function carriedRows(
  ratio: LinearisedRatio,
  { rowVariance, most, confidence = 0.95 }: CarriedRowsOptions,
): number {
  const tail = tailProbability(confidence)
  const { standardError, degreesOfFreedom } = ratioSpread(ratio)
  const units = Math.min(most, effectiveUnits(ratio))
  if (!(standardError > 0) || !(rowVariance > 0)) return units
  const said = Math.min(most, ratio.kish, rowVariance / standardError ** 2)
  const shrink = (normalQuantile(tail) / studentTQuantile(tail, Math.max(1, Math.min(degreesOfFreedom, most)))) ** 2
  return Math.max(said * shrink, ratio.unit === 'cluster' ? Math.min(said, units) : 0)
}
