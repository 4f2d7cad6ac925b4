import { requireFinite, requirePositive } from '../checks.ts'
import { StatsError } from '../errors.ts'
import type { LinearisedRatio } from '../sample.ts'
import { sum } from '../special/sum.ts'

/** Numerator and denominator of a row or cluster, weights already inside both. */
export interface RatioUnit {
  readonly numerator: number
  readonly denominator: number
}

/** Options of `linearisedRatio`. */
export interface LinearisedRatioOptions {
  /** What is independent of what: rows, or clusters of rows. */
  readonly unit: 'row' | 'cluster'
  /**
   * (Σ w)² / Σ w² over the rows in the denominator. By default that of rows whose denominator is their weight, and the
   * sum of the denominators for clusters of unweighted rows.
   */
  readonly kish?: number
}

/**
 * A ratio of sums with the residuals that its intervals need: the one form of every weighted or clustered share, mean
 * and ratio. Units with denominator 0 are dropped.
 *
 * @param units one a row or cluster
 * @returns sums of the residuals' powers, computed about the estimate so that they do not cancel
 * @throws {StatsError} `empty-denominator` where no unit has a denominator; `not-finite`, `out-of-range`
 * @see Woodruff (1971), JASA 66:411–414 (linearisation)
 * @example
 * linearisedRatio([{ numerator: 1, denominator: 2 }, { numerator: 3, denominator: 3 }], { unit: 'cluster' }).estimate
 * // => 0.8
 */
export function linearisedRatio(units: readonly RatioUnit[], { unit, kish }: LinearisedRatioOptions): LinearisedRatio {
  if (kish !== undefined) requirePositive('kish', kish)
  const present = units.filter(isPresent)
  const denominator = sum(present.map((each) => each.denominator))
  if (denominator === 0) throw new StatsError('empty-denominator', 'the denominators add to 0: the ratio is undefined')
  const estimate = sum(present.map((each) => each.numerator)) / denominator
  const residuals = present.map((each) => each.numerator - estimate * each.denominator)
  const squaredDenominators = sum(present.map((each) => each.denominator ** 2))
  const ownKish = unit === 'row' ? denominator ** 2 / squaredDenominators : denominator
  return {
    unit,
    units: present.length,
    estimate,
    denominator,
    squaredDenominators,
    squares: sum(residuals.map((e) => e * e)),
    cubes: sum(residuals.map((e) => e * e * e)),
    fourths: sum(residuals.map((e) => e * e * e * e)),
    kish: kish ?? ownKish,
  }
}

function isPresent({ numerator, denominator }: RatioUnit): boolean {
  requireFinite('a numerator', numerator)
  requireFinite('a denominator', denominator)
  return denominator !== 0
}
