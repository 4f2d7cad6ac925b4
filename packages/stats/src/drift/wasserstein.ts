import { requireFinite } from '../checks.ts'
import type { DrawnEstimate } from '../confusion/draw-limits.ts'
import { StatsError } from '../errors.ts'
import { distanceByChance, type ChanceOptions, type ShareMetric } from './distance-by-chance.ts'

/**
 * Wasserstein distance (earth mover's) of two distributions over ordered cells: how far rows must move on average to turn
 * one into the other. The estimate is plain: small samples of one distribution differ too, which the limits allow for.
 *
 * @param reference rows by cell, in the order of the values (leave a cell of missing values out); effective rows
 *   (`effectiveCounts`) with clusters or weights, which are not simulated
 * @param current rows of the same cells
 * @param positions where each cell lies, ascending; its unit is that of the distance. For a distance in standard deviations
 *   of the reference divide the positions by it (no degree of freedom off). Use 0, 1, 2, … to count cells
 * @param options.random seeded source of the draws
 * @param options.draws default 2,000
 * @returns `estimate` and `limits({ confidence })` from 0 to the span of the positions, all levels from the same draws
 * @throws {StatsError} `one-cell`, `too-few-values` where a sample has no row, `bad-option` for positions that do not
 *   match the cells or go up, `out-of-range`, `not-finite`
 * @see Vallender (1974), Theory of Probability and Its Applications 18:784–786 (∫ |F − G|); limits by the triangle
 *   inequality and a parametric null, chosen by simulation
 * @example
 * wasserstein([1, 1, 0], [0, 1, 1], [0, 5, 10], { random: createRandom(1) }).estimate; // => 5
 */
export function wasserstein(
  reference: readonly number[],
  current: readonly number[],
  positions: readonly number[],
  options: ChanceOptions,
): DrawnEstimate {
  requirePositions(positions, reference.length)
  const most = (positions.at(-1) ?? 0) - (positions[0] ?? 0)
  return distanceByChance(reference, current, { ...options, metric: areaBetween(positions), most })
}

/** The area between the two cumulative shares. */
function areaBetween(positions: readonly number[]): ShareMetric {
  return (a, b) => {
    let [gap, area] = [0, 0]
    for (let cell = 0; cell + 1 < a.length; cell++) {
      gap += (a[cell] ?? 0) - (b[cell] ?? 0)
      area += Math.abs(gap) * ((positions[cell + 1] ?? 0) - (positions[cell] ?? 0))
    }
    return area
  }
}

function requirePositions(positions: readonly number[], cells: number): void {
  if (positions.length !== cells) {
    throw new StatsError('bad-option', `positions must be one a cell; got ${positions.length} for ${cells}`)
  }
  for (const [cell, position] of positions.entries()) {
    requireFinite('a position', position)
    const before = positions[cell - 1] ?? -Infinity
    if (!(position > before))
      throw new StatsError('bad-option', `positions must go up; got ${position} after ${before}`)
  }
}
