import type { DrawnEstimate } from '../confusion/draw-limits.ts'
import { distanceByChance, type ChanceOptions } from './distance-by-chance.ts'

/**
 * Kolmogorov-Smirnov distance of two distributions over ordered cells: the largest difference of the shares at or below a
 * cell. With one cell a distinct value it is the two-sample statistic itself, with wider ones at most that. The estimate
 * is plain: small samples of one distribution differ too, which the limits allow for.
 *
 * @param reference rows by cell, in the order of the values (leave a cell of missing values out); effective rows
 *   (`effectiveCounts`) with clusters or weights, which are not simulated
 * @param current rows of the same cells
 * @param options.random seeded source of the draws
 * @param options.draws default 2,000
 * @returns `estimate` and `limits({ confidence })` inside 0 to 1, all levels from the same draws
 * @throws {StatsError} `one-cell`, `too-few-values` where a sample has no row, `bad-option`, `out-of-range`, `not-finite`
 * @see Smirnov (1939); limits by the triangle inequality and a parametric null, chosen by simulation
 * @example
 * kolmogorovSmirnov([50, 30, 20], [10, 15, 25], { random: createRandom(1) }).estimate; // => 0.3
 */
export function kolmogorovSmirnov(
  reference: readonly number[],
  current: readonly number[],
  options: ChanceOptions,
): DrawnEstimate {
  return distanceByChance(reference, current, { ...options, metric: largestCumulativeGap, most: 1 })
}

function largestCumulativeGap(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let [gap, largest] = [0, 0]
  for (let cell = 0; cell < a.length; cell++) {
    gap += (a[cell] ?? 0) - (b[cell] ?? 0)
    largest = Math.max(largest, Math.abs(gap))
  }
  return Math.min(1, largest)
}
