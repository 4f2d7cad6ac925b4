import { StatsError } from '../errors.ts'
import type { LinearisedRatio } from '../sample.ts'

/** How far a ratio of sums may be from the truth, and how well that is known. */
export interface RatioSpread {
  /** In the unit of the ratio; 0 where no unit has a residual. */
  readonly standardError: number
  /** Of the t distribution; fractional for clusters, at least 1. */
  readonly degreesOfFreedom: number
}

/**
 * Standard error of a mean or ratio of sums from its residuals, K/(K − 1) · Σe² / D², with its degrees of freedom:
 * K − 1 for independent rows, max(1, min(2k, K_eff) − 1) for clusters, where k = (Σe²)² / Σe⁴ and K_eff = D² / Σ den²
 * count the clusters that carry the spread and the rows.
 *
 * @throws {StatsError} `too-few-values` for one row, `one-cluster` for one cluster
 * @see Korn & Graubard (1998), Survey Methodology 24:193–201, for the linearised variance; the degrees of freedom of
 * clusters were chosen by simulation
 */
export function ratioSpread(ratio: LinearisedRatio): RatioSpread {
  requireTwoUnits(ratio)
  const variance = ((ratio.units / (ratio.units - 1)) * ratio.squares) / ratio.denominator ** 2
  return { standardError: isFlat(ratio) ? 0 : Math.sqrt(variance), degreesOfFreedom: degreesOfFreedom(ratio) }
}

function degreesOfFreedom(ratio: LinearisedRatio): number {
  if (ratio.unit === 'row') return ratio.units - 1
  return Math.max(1, Math.min(2 * carryingUnits(ratio), effectiveUnits(ratio)) - 1)
}

/** K_eff: how many equally large units the denominators are worth. */
export function effectiveUnits({ denominator, squaredDenominators }: LinearisedRatio): number {
  return denominator ** 2 / squaredDenominators
}

/** k: how many units carry the residuals; K_eff where no unit has one. */
export function carryingUnits(ratio: LinearisedRatio): number {
  return ratio.squares > 0 ? ratio.squares ** 2 / ratio.fourths : effectiveUnits(ratio)
}

/** Residuals of equal values are not exactly 0: the mean is rounded. */
function isFlat({ squares, estimate, squaredDenominators }: LinearisedRatio): boolean {
  return squares <= 1e-28 * estimate ** 2 * squaredDenominators
}

function requireTwoUnits({ unit, units }: LinearisedRatio): void {
  if (units >= 2) return
  if (unit === 'row') throw new StatsError('too-few-values', `an interval of a mean needs 2 rows; got ${units}`)
  throw new StatsError('one-cluster', `an interval over clusters needs 2 clusters; got ${units}`)
}
