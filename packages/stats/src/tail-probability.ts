import { alphaOf } from './checks.ts'

/**
 * The probability that a two-sided interval leaves on each side: (1 − confidence) / 2, 0.025 at the level 0.95.
 *
 * @param confidence level inside (0, 1)
 * @throws {StatsError} `bad-option`
 * @example
 * tailProbability(0.5); // => 0.25
 */
export function tailProbability(confidence: number): number {
  return alphaOf(confidence) / 2
}
