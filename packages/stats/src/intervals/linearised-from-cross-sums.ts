import { requireFinite } from '../checks.ts'
import { StatsError } from '../errors.ts'
import type { LinearisedRatio } from '../sample.ts'
import { sum } from '../special/sum.ts'

/** Sums of products of powers over the units of a ratio, with weights already inside both parts. */
export interface CrossSums {
  readonly unit: 'row' | 'cluster'
  /** How many rows or clusters. */
  readonly units: number
  /** Σ numerator^i · denominator^j for i + j from 1 to 4. */
  readonly sumOf: (i: number, j: number) => number
  /** (Σ w)² / Σ w² over the rows; their count without weights. */
  readonly kish: number
}

/**
 * A ratio of sums with its residuals from sums that any database can add up. Digits are lost where the residuals are
 * far smaller than the parts; for a mean of large values use `linearisedFromPowerSums` about a constant.
 *
 * @throws {StatsError} `empty-denominator` where the denominators add to 0, `not-finite`
 * @see Woodruff (1971), JASA 66:411–414 (linearisation)
 */
export function linearisedFromCrossSums({ unit, units, sumOf, kish }: CrossSums): LinearisedRatio {
  const denominator = finite(sumOf, 0, 1)
  if (denominator === 0) throw new StatsError('empty-denominator', 'the denominators add to 0: the ratio is undefined')
  const estimate = finite(sumOf, 1, 0) / denominator
  const rest = residualPower(sumOf, estimate, 2)
  // Sums added in any order agree to about 1e-12: a smaller rest is rounding.
  const flat = rest <= 1e-12 * (sumOf(2, 0) + estimate ** 2 * sumOf(0, 2))
  return {
    unit,
    units,
    estimate,
    denominator,
    squaredDenominators: finite(sumOf, 0, 2),
    squares: flat ? 0 : rest,
    cubes: flat ? 0 : residualPower(sumOf, estimate, 3),
    fourths: flat ? 0 : Math.max(rest ** 2 / units, Math.min(rest ** 2, residualPower(sumOf, estimate, 4))),
    kish,
  }
}

const binomials: readonly (readonly number[])[] = [[1], [1, 1], [1, 2, 1], [1, 3, 3, 1], [1, 4, 6, 4, 1]]

/** Σ (a − R b)^k. */
function residualPower(sumOf: CrossSums['sumOf'], estimate: number, k: number): number {
  const terms = (binomials[k] ?? []).map((choose, j) => choose * (-estimate) ** j * finite(sumOf, k - j, j))
  return sum(terms)
}

function finite(sumOf: CrossSums['sumOf'], i: number, j: number): number {
  const value = sumOf(i, j)
  requireFinite(`the sum of numerator^${i} denominator^${j}`, value)
  return value
}
