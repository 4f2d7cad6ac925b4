import { requireInside } from '../checks.ts'
import { normalQuantile } from '../distributions/normal.ts'
import { studentTQuantile } from '../distributions/student-t.ts'
import { StatsError } from '../errors.ts'
import type { LevelOptions, Limits, LinearisedRatio, ShareSample } from '../sample.ts'
import { tailProbability } from '../tail-probability.ts'
import { clopperPearson } from './proportion.ts'
import { effectiveUnits, ratioSpread } from './ratio-spread.ts'

/** A share told as counts of independent rows that carry the same evidence. */
export interface EffectiveRows {
  readonly estimate: number
  /** estimate · rows. */
  readonly yes: number
  /** n*, fractional. */
  readonly rows: number
}

/**
 * How many independent rows a weighted or clustered share is worth, so that the interval of independent rows applies.
 * Independent rows, and rows of equal weight, count as they are. With fewer than ten or so clusters, or where a few hold
 * most rows, this is far fewer than the rows.
 *
 * @param options.confidence enters through the t and z of that level; default 0.95
 * @returns `rows` n* for the interval E(p n*, n*)
 * @throws {StatsError} `one-cluster`, `too-few-values` (one row among unequal weights), `empty-denominator`,
 *   `out-of-range` (a ratio outside 0 to 1, or yes above rows), `bad-option`, `not-finite`
 * @see Korn & Graubard (1998), Survey Methodology 24:193–201; the degrees of freedom and the floor were chosen by
 *   simulation
 * @example
 * effectiveRows({ design: 'independent', yes: 9, rows: 10 }).rows; // => 10
 */
export function effectiveRows(sample: ShareSample, { confidence = 0.95 }: LevelOptions = {}): EffectiveRows {
  const tail = tailProbability(confidence)
  if (sample.design === 'independent') return asCounted(sample.yes, sample.rows)
  const estimate = shareOf(sample.ratio)
  const rows = sample.ratio.unit === 'row' ? weightedRows(sample.ratio, tail) : clusteredRows(sample.ratio, tail)
  return { estimate, yes: estimate * rows, rows }
}

/**
 * The interval of a share of any design: the exact interval on its effective rows.
 *
 * @param options.confidence level inside (0, 1), default 0.95
 * @returns limits inside [0, 1]
 * @throws {StatsError} as `effectiveRows`
 * @see Korn & Graubard (1998), Survey Methodology 24:193–201
 * @example
 * shareLimits({ design: 'independent', yes: 9, rows: 10 }); // => { low: 0.5549839, high: 0.9974714 }
 */
export function shareLimits(sample: ShareSample, options: LevelOptions = {}): Limits {
  const { yes, rows } = effectiveRows(sample, options)
  return clopperPearson(yes, rows, options)
}

/** max(n0 (z/t(f))², min(n0, K_eff)): the t factor may not push it below the clusters. */
function clusteredRows(ratio: LinearisedRatio, tail: number): number {
  const { standardError, degreesOfFreedom } = ratioSpread(ratio)
  const clusters = effectiveUnits(ratio)
  if (hasNoResidual(ratio)) return clusters
  const said = Math.min(binomialSpread(ratio) / standardError ** 2, ratio.kish)
  return Math.max(said * studentFactor(tail, degreesOfFreedom), Math.min(said, clusters))
}

function weightedRows(ratio: LinearisedRatio, tail: number): number {
  const hasEqualWeights = Math.abs(ratio.kish - ratio.units) <= 1e-9 * ratio.units
  if (hasEqualWeights) return ratio.units
  const { standardError, degreesOfFreedom } = ratioSpread(ratio)
  if (hasNoResidual(ratio)) return ratio.kish
  return Math.min(binomialSpread(ratio) / standardError ** 2, ratio.kish) * studentFactor(tail, degreesOfFreedom)
}

function asCounted(yes: number, rows: number): EffectiveRows {
  if (rows === 0) throw new StatsError('empty-denominator', 'a share needs at least one row; got none')
  requireInside('rows', rows, Number.MIN_VALUE, Number.MAX_VALUE)
  requireInside('yes', yes, 0, rows)
  return { estimate: yes / rows, yes, rows }
}

/** The ratio itself; a rounding error outside [0, 1] is taken back. */
function shareOf({ estimate, denominator }: LinearisedRatio): number {
  if (!(denominator > 0)) throw new StatsError('empty-denominator', 'a share needs rows in its denominator; got none')
  requireInside('a share', estimate, -1e-9, 1 + 1e-9)
  return Math.min(1, Math.max(0, estimate))
}

function binomialSpread(ratio: LinearisedRatio): number {
  const share = shareOf(ratio)
  return share * (1 - share)
}

/** Residuals that are rounding errors of a share that is the same in every unit. */
function hasNoResidual(ratio: LinearisedRatio): boolean {
  return binomialSpread(ratio) === 0 || ratio.squares <= 1e-20 * ratio.squaredDenominators
}

/** (z / t)²: what estimating the variance from few units costs. */
function studentFactor(tail: number, degreesOfFreedom: number): number {
  return (normalQuantile(tail) / studentTQuantile(tail, degreesOfFreedom)) ** 2
}
