import type { Cell } from '../profile/fold.ts'

/**
 * Which part of each cell lies among the highest scores, to a depth in rows or in weight: 1 above the edge, 0 below, and
 * at the edge the same part of all rows of that score, which is what any order among them gives on average.
 */
export function partsInTop(cells: readonly Cell[], sizes: readonly number[], depth: number): readonly number[] {
  const sizeOf = new Map<number, number>()
  for (const [i, cell] of cells.entries()) {
    sizeOf.set(scoreOf(cell), (sizeOf.get(scoreOf(cell)) ?? 0) + sizes[i]!)
  }
  const part = new Map<number, number>()
  let room = depth
  for (const [score, size] of [...sizeOf].toSorted(([a], [b]) => b - a)) {
    part.set(score, size === 0 ? 0 : Math.min(1, room / size))
    room = Math.max(0, room - size)
  }
  return cells.map((cell) => part.get(scoreOf(cell))!)
}

function scoreOf({ fine }: Cell): number {
  return fine[0] as number
}
