/** How many times as much a comparison is worth when this population grows and the other one stays as it is. */
export function worthOfGrowth([reference, current]: readonly [number, number], grown: number): number {
  return comparedRows(reference, current * grown) / comparedRows(reference, current)
}

/** Rows of all cells. */
export function rowsOf(counts: readonly number[]): number {
  return counts.reduce((sum, rows) => sum + rows, 0)
}

/** N = n m / (n + m): how many rows a comparison with known shares would be worth. */
function comparedRows(reference: number, current: number): number {
  return (reference * current) / (reference + current)
}
