import type { DrawnEstimate } from '../confusion/draw-limits.ts'
import { distanceByChance, type ChanceOptions } from './distance-by-chance.ts'

/**
 * Total variation of two distributions over the same cells: half the sum of |difference of shares|, the share of rows
 * that would have to change cell. 0 where they are the same, 1 where they share no cell. The order of cells is free. The
 * estimate is plain: small samples of one distribution differ too, which the limits allow for.
 *
 * @param reference rows by cell; effective rows (`effectiveCounts`) with clusters or weights, which are not simulated
 * @param current rows of the same cells
 * @param options.random seeded source of the draws
 * @param options.draws default 2,000
 * @returns `estimate` and `limits({ confidence })` inside 0 to 1, all levels from the same draws
 * @throws {StatsError} `one-cell`, `too-few-values` where a sample has no row, `bad-option`, `out-of-range`, `not-finite`
 * @see limits by the triangle inequality and a parametric null, chosen by simulation
 * @example
 * totalVariation([50, 30, 20], [20, 15, 15], { random: createRandom(1) }).estimate; // => 0.1
 */
export function totalVariation(
  reference: readonly number[],
  current: readonly number[],
  options: ChanceOptions,
): DrawnEstimate {
  return distanceByChance(reference, current, { ...options, metric: halfAbsoluteSum, most: 1 })
}

function halfAbsoluteSum(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let total = 0
  for (let cell = 0; cell < a.length; cell++) total += Math.abs((a[cell] ?? 0) - (b[cell] ?? 0))
  return Math.min(1, total / 2)
}
