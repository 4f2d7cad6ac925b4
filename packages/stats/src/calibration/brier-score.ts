import { requireInside } from '../checks.ts'

/**
 * Brier score of one row, (s − y)²; the score of a model is the mean, a mean with a known range (`knownRangeMean`).
 *
 * @param probability the score s, in 0 to 1
 * @param positive what happened
 * @returns in 0 to 1; lower is better
 * @throws {StatsError} `out-of-range`, `not-finite`
 * @see Brier (1950), Monthly Weather Review 78:1–3
 * @example
 * brierScore(0.5, true); // => 0.25
 */
export function brierScore(probability: number, positive: boolean): number {
  requireInside('probability', probability, 0, 1)
  return ((positive ? 1 : 0) - probability) ** 2
}
