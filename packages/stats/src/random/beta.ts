import { logGammaVariate } from './gamma.ts'
import type { Random } from './random.ts'

/**
 * A draw from the beta distribution, as the share of one gamma draw in two.
 *
 * @param a first shape, above 0
 * @param b second shape, above 0
 * @throws {StatsError} `out-of-range`, `not-finite`
 */
export function beta(random: Random, a: number, b: number): number {
  return 1 / (1 + Math.exp(-logGammaVariate(random, a) + logGammaVariate(random, b)))
}
