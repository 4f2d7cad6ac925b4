import { requireFinite } from '../checks.ts'
import type { Limits } from '../sample.ts'
import { sum } from '../special/sum.ts'

/** One estimate of a linear combination, with the interval it has alone. */
export interface MoverTerm {
  readonly coefficient: number
  readonly estimate: number
  readonly low: number
  readonly high: number
}

/** Correlation of the estimates i and j, i ≠ j, inside [−1, 1]. */
export type Correlation = (i: number, j: number) => number

/**
 * Interval of a sum Σ coefficient · estimate from the interval of each term (MOVER). It keeps the skewness of the
 * single intervals, so it holds its level where a standard error would not. All limits must be of one level.
 *
 * @param terms each with low ≤ estimate ≤ high
 * @param correlation of the estimates i and j; independent by default
 * @returns limits in the unit of the sum, not clipped to a range
 * @throws {StatsError} `not-finite`
 * @see Zou & Donner (2008), Statistics in Medicine 27:1693–1702, doi:10.1002/sim.3095
 * @example
 * mover([{ coefficient: 1, estimate: 5, low: 2, high: 9 }, { coefficient: -1, estimate: 3, low: 0, high: 7 }]).low
 * // => -3
 */
export function mover(terms: readonly MoverTerm[], correlation: Correlation = () => 0): Limits {
  for (const term of terms) for (const value of Object.values(term)) requireFinite('a term of mover', value)
  const estimate = sum(terms.map((term) => term.coefficient * term.estimate))
  return {
    low: estimate - distance(terms.map(towardsLow), correlation),
    high: estimate + distance(terms.map(towardsHigh), correlation),
  }
}

/** Signed distance by which a term can lower the sum. */
function towardsLow({ coefficient, estimate, low, high }: MoverTerm): number {
  return coefficient * (coefficient > 0 ? estimate - low : high - estimate)
}

function towardsHigh({ coefficient, estimate, low, high }: MoverTerm): number {
  return coefficient * (coefficient > 0 ? high - estimate : estimate - low)
}

/** √ΣΣ ρ_kj d_k d_j; a negative rounding rest counts as 0. */
function distance(parts: readonly number[], correlation: Correlation): number {
  let total = 0
  for (const [i, part] of parts.entries()) {
    total += part * part
    for (let j = 0; j < i; j++) {
      const other = parts[j] ?? 0
      if (part !== 0 && other !== 0) total += 2 * correlation(i, j) * part * other
    }
  }
  return Math.sqrt(Math.max(0, total))
}
