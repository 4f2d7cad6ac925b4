import { requireInside } from '../checks.ts'
import type { Limits, OpenLimits } from '../sample.ts'

/** An estimate with its interval, of which an end may be open. */
export interface OpenEstimate extends OpenLimits {
  readonly estimate: number
}

/**
 * Difference first − second of two estimates whose correlation is known, from the interval that each has alone (MOVER):
 * the low end rests on the low end of the first and the high end of the second. Both intervals must be of one level.
 *
 * @param correlation of the two estimates, inside [−1, 1]; 0 for independent samples
 * @param range ends of the difference; default: none
 * @returns limits that hold the difference; an end is null where one of the ends that it rests on is
 * @throws {StatsError} `out-of-range`, `not-finite`
 * @see Zou & Donner (2008), Statistics in Medicine 27:1693–1702, doi:10.1002/sim.3095
 * @example
 * correlatedDifference({ estimate: 5, low: 2, high: 9 }, { estimate: 3, low: 0, high: 7 }, 0).low // => -3
 */
export function correlatedDifference(
  first: OpenEstimate,
  second: OpenEstimate,
  correlation: number,
  range: Limits = { low: -Infinity, high: Infinity },
): OpenEstimate {
  requireInside('a correlation', correlation, -1, 1)
  const estimate = first.estimate - second.estimate
  const down = distance(below(first), above(second), correlation)
  const up = distance(above(first), below(second), correlation)
  return {
    estimate,
    low: down === null ? null : Math.max(range.low, estimate - down),
    high: up === null ? null : Math.min(range.high, estimate + up),
  }
}

function below({ estimate, low }: OpenEstimate): number | null {
  return low === null ? null : estimate - low
}

function above({ estimate, high }: OpenEstimate): number | null {
  return high === null ? null : high - estimate
}

/** √(a² + b² − 2ρab); a negative rounding rest counts as 0. */
function distance(a: number | null, b: number | null, correlation: number): number | null {
  if (a === null || b === null) return null
  return Math.sqrt(Math.max(0, a ** 2 + b ** 2 - 2 * correlation * a * b))
}
