import type { ConfusionTable } from '@plumb/stats'
import type { Expr } from '../../plan/expr.ts'
import type { Cell } from '../../profile/fold.ts'
import type { SliceView } from '../slice-view.ts'

export type CellName = keyof ConfusionTable

/** Which cell of the confusion table a cell of rows belongs to. */
export function cellNamer(actual: Expr, flagged: Expr, view: SliceView): (cell: Cell) => CellName {
  const isActual = view.test(actual)
  const isFlagged = view.test(flagged)
  return (cell) => (isActual(cell) ? (isFlagged(cell) ? 'tp' : 'fn') : isFlagged(cell) ? 'fp' : 'tn')
}

/** The same table of so many times the rows. */
export function scaleTable({ tp, fn, fp, tn }: ConfusionTable, factor: number): ConfusionTable {
  return { tp: tp * factor, fn: fn * factor, fp: fp * factor, tn: tn * factor }
}
