import { driftBinOf, type DriftBin, type DriftValue } from './drift-bins.ts'

/** The rows of both samples in the same cells. */
export interface DriftCells<Cell> {
  /** What each cell holds; null for missing values. */
  readonly cells: readonly Cell[]
  readonly reference: readonly number[]
  readonly current: readonly number[]
}

/** A category and how many rows have it, or the sum of their weights; null for a missing one. */
export interface CategoryRows {
  readonly category: string | number | boolean | null
  readonly rows: number
}

/**
 * Two samples of a category as cells: a category that only one of them has is a cell too, and so is missing.
 *
 * @returns the categories of the reference in its order, then the others in theirs
 * @example
 * driftCategories([{ category: 'a', rows: 9 }], [{ category: 'b', rows: 2 }]).current; // => [0, 2]
 */
export function driftCategories(
  reference: readonly CategoryRows[],
  current: readonly CategoryRows[],
): DriftCells<CategoryRows['category']> {
  const cells = [...new Set([...reference, ...current].filter(({ rows }) => rows > 0).map(({ category }) => category))]
  const cellOf = new Map(cells.map((category, cell) => [category, cell]))
  const counts = (sample: readonly CategoryRows[]): readonly number[] =>
    addedUp(sample, cells.length, ({ category }) => cellOf.get(category))
  return { cells, reference: counts(reference), current: counts(current) }
}

/**
 * Two samples of a number as cells: the bins, and where either sample has missing values a last cell of those, null.
 *
 * @param bins from `driftBins` of the reference
 */
export function driftBinCells(
  bins: readonly DriftBin[],
  reference: readonly DriftValue[],
  current: readonly DriftValue[],
): DriftCells<DriftBin | null> {
  const hasMissing = [...reference, ...current].some(({ value, rows }) => value === null && rows > 0)
  const cells = hasMissing ? [...bins, null] : bins
  const counts = (sample: readonly DriftValue[]): readonly number[] =>
    addedUp(sample, cells.length, ({ value }) => (value === null ? bins.length : driftBinOf(bins, value)))
  return { cells, reference: counts(reference), current: counts(current) }
}

/** Rows by cell; an entry without rows may lack a cell. */
function addedUp<Entry extends { readonly rows: number }>(
  sample: readonly Entry[],
  cells: number,
  cellOf: (entry: Entry) => number | undefined,
): readonly number[] {
  const counts = Array.from({ length: cells }, () => 0)
  for (const entry of sample) {
    const cell = cellOf(entry)
    if (cell !== undefined && cell < cells) counts[cell] = (counts[cell] ?? 0) + entry.rows
  }
  return counts
}
