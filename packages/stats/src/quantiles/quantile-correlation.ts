import { requireInside, requirePositive } from '../checks.ts'

/**
 * The correlation with which `correlatedDifference` takes the ranges of a quantile of two values of the same rows: that of
 * lying below it, less what one more row on which the two differ would take off. Without that, the range of a difference of
 * values that move as one would have no width.
 *
 * @param correlation of lying at or below the quantile, for the one value and for the other, inside [−1, 1]
 * @param units equal rows, or clusters, that the sample is worth
 * @param q share inside (0, 1)
 * @returns inside [−1, 1]
 * @throws {StatsError} `out-of-range`, `not-finite`
 * @see Bahadur (1966), Annals of Mathematical Statistics 37:577–580: a quantile moves as the share of rows below it does
 * @example
 * quantileCorrelation(1, 100, 0.5) // => 0.96
 */
export function quantileCorrelation(correlation: number, units: number, q: number): number {
  requireInside('a correlation', correlation, -1, 1)
  requirePositive('units', units)
  requireInside('q', q, Number.MIN_VALUE, 1 - Number.EPSILON / 2)
  return Math.max(-1, correlation - 1 / (units * q * (1 - q)))
}
