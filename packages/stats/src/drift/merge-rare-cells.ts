import { requireInside } from '../checks.ts'

/** Options of `mergeRareCells`. */
export interface MergeOptions {
  /** Whether only neighbours may merge, as bins of a number; default false: rare categories become one cell. */
  readonly ordered?: boolean
}

/**
 * Which cells to merge so that each holds enough rows of the reference. It looks at the reference alone: merging by the
 * samples at hand picks lucky cells and finds drift where there is none up to 20% of the time.
 *
 * @param reference rows by cell
 * @param minimum fewest rows of the reference that a merged cell holds. A distance whose smaller sample is the share s of
 *   the reference and which asks for 3 expected rows a cell needs 3 / s
 * @param options.ordered default false
 * @returns the merged cell of each cell, numbered from 0 in order, the cell of rare categories last. Fewer than two are
 *   left where the reference has too few rows
 * @throws {StatsError} `out-of-range`, `not-finite`
 * @see the rule, and the failure of pooling by both samples, were found by simulation
 * @example
 * mergeRareCells([40, 2, 50, 3], 5); // => [0, 2, 1, 2]
 */
export function mergeRareCells(
  reference: readonly number[],
  minimum: number,
  { ordered = false }: MergeOptions = {},
): readonly number[] {
  requireInside('minimum', minimum, 0, Number.MAX_VALUE)
  for (const rows of reference) requireInside('the rows of a cell', rows, 0, Number.MAX_VALUE)
  return ordered ? mergedNeighbours(reference, minimum) : mergedRare(reference, minimum)
}

/**
 * Rows by merged cell.
 *
 * @param merged the merged cell of each cell, from `mergeRareCells`
 * @example
 * mergeCells([1, 2, 3, 4], [0, 2, 1, 2]); // => [1, 3, 6]
 */
export function mergeCells(counts: readonly number[], merged: readonly number[]): readonly number[] {
  const sums = Array.from({ length: Math.max(-1, ...merged) + 1 }, () => 0)
  for (const [cell, rows] of counts.entries()) {
    const into = merged[cell] ?? 0
    sums[into] = (sums[into] ?? 0) + rows
  }
  return sums
}

/** From the first cell on, a merged cell ends once it holds enough; what is left over joins the last. */
function mergedNeighbours(reference: readonly number[], minimum: number): readonly number[] {
  const starts = [0]
  let held = 0
  for (const [cell, rows] of reference.entries()) {
    if (held >= minimum && cell > 0) {
      starts.push(cell)
      held = 0
    }
    held += rows
  }
  if (held < minimum && starts.length > 1) starts.pop()
  return reference.map((_, cell) => starts.findLastIndex((start) => start <= cell))
}

/** Rare cells become one; where that is still rare, the smallest other cell joins it. */
function mergedRare(reference: readonly number[], minimum: number): readonly number[] {
  const rare = new Set([...reference.keys()].filter((cell) => (reference[cell] ?? 0) < minimum))
  const held = [...rare].reduce((sum, cell) => sum + (reference[cell] ?? 0), 0)
  if (rare.size > 0 && held < minimum) rare.add(smallestCell(reference, rare))
  const kept = [...reference.keys()].filter((cell) => !rare.has(cell))
  const newCell = new Map(kept.map((cell, index) => [cell, index]))
  return reference.map((_, cell) => newCell.get(cell) ?? kept.length)
}

function smallestCell(reference: readonly number[], except: ReadonlySet<number>): number {
  const others = [...reference.keys()].filter((cell) => !except.has(cell))
  return others.toSorted((a, b) => (reference[a] ?? 0) - (reference[b] ?? 0))[0] ?? 0
}
