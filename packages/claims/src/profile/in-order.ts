import type { Value } from '../plan/expr.ts'

interface Ordered {
  readonly fine: readonly Value[]
  readonly atoms: readonly Value[]
}

/**
 * Cells by their own keys, whatever else their scan was grouped by: draws and the last digits of sums follow the order, and
 * no other claim may move them.
 */
export function inOrder<Cell extends Ordered>(cells: readonly Cell[]): readonly Cell[] {
  const isOrdered = cells.every((cell, i) => i === 0 || compareCells(cells[i - 1]!, cell) <= 0)
  return isOrdered ? cells : cells.toSorted(compareCells)
}

/** Slices by their keys, so that ties in concern go by name, not by the order of rows. */
export function slicesInOrder<Slice extends { readonly key: readonly Value[] }>(
  slices: readonly Slice[],
): readonly Slice[] {
  return slices.toSorted((a, b) => compareLists(a.key, b.key))
}

function compareCells(a: Ordered, b: Ordered): number {
  return compareLists(a.fine, b.fine) || compareLists(a.atoms, b.atoms)
}

function compareLists(a: readonly Value[], b: readonly Value[]): number {
  for (let i = 0; i < a.length; i += 1) if (a[i] !== b[i]) return compareValues(a[i]!, b[i]!)
  return 0
}

/** Missing first; the values of a key are of one type. */
function compareValues(a: Value, b: Value): number {
  if (a === null || b === null) return a === null ? -1 : 1
  return a < b ? -1 : 1
}
