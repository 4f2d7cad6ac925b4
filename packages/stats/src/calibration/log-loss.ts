import { requireInside } from '../checks.ts'

/**
 * Log loss of one row: −ln of the probability that was given to what happened; the loss of a model is the mean (`hull`).
 * As in scikit-learn the probability is held at least 2.2e-16 away from 0 and 1, so a sure mistake costs 36.04.
 *
 * @param probability given to the class that happened, in 0 to 1
 * @returns natural units; lower is better
 * @throws {StatsError} `out-of-range`, `not-finite`
 * @example
 * logLoss(0.5); // => 0.6931471805599453
 */
export function logLoss(probability: number): number {
  requireInside('probability', probability, 0, 1)
  return -Math.log(Math.min(1 - Number.EPSILON, Math.max(Number.EPSILON, probability)))
}
