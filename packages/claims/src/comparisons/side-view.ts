import type { SliceView } from '../forms/slice-view.ts'

/**
 * What the form of one candidate would see: the key of its own among the two that a joint histogram begins with, and the
 * cluster.
 */
export function sideView(view: SliceView, side: 0 | 1): SliceView {
  const own = <T>(fine: readonly T[]): readonly T[] => [fine[side]!, ...fine.slice(2)]
  return { ...view, fine: own(view.fine), cells: view.cells.map((cell) => ({ ...cell, fine: own(cell.fine) })) }
}
