import type { Expr, Value } from '../plan/expr.ts'
import { arithmetic, number } from '../plan/expressions.ts'
import type { Aggregate, Key, ScanValue } from '../plan/scan.ts'
import type { Cell } from '../profile/fold.ts'
import type { Design } from './quantity.ts'
import { fromFixed } from './fixed-point.ts'

/** The usable cells of one slice, as the forms read them. */
export interface SliceView {
  readonly cells: readonly Cell[]
  /** The request's fine keys, in the order of `Cell.fine`. */
  readonly fine: readonly Key[]
  /** A condition as a test of a cell. */
  readonly test: (condition: Expr) => (cell: Cell) => boolean
  readonly sum: (cell: Cell, value: ScanValue) => number | bigint | null
}

/** Rows of a cell, with Σ w and Σ w² of the weights over the largest one (the rows themselves when there are no weights). */
export interface Weighed {
  readonly rows: number
  readonly weight: number
  readonly squares: number
}

export function sumOf(of: Expr, scale: number): ScanValue {
  return valueOf({ kind: 'sum', of, scale })
}

export function valueOf(aggregate: Aggregate): ScanValue {
  return { name: JSON.stringify(aggregate), aggregate }
}

/** What the design needs added up in every cell. */
export function designValues({ weight }: Design): readonly ScanValue[] {
  return weight === undefined ? [] : [weightValue(weight), weightSquaresValue(weight)]
}

function weightValue({ column, scale }: NonNullable<Design['weight']>): ScanValue {
  return sumOf(column, scale)
}

/** Of weights over the largest one, since the square of a huge weight is beyond all numbers. */
function weightSquaresValue({ column, scale }: NonNullable<Design['weight']>): ScanValue {
  const part = arithmetic(column, '/', number(scale))
  return sumOf(arithmetic(part, '*', part), 1)
}

export function weigh(cell: Cell, view: SliceView, { weight }: Design): Weighed {
  if (weight === undefined) return { rows: cell.rows, weight: cell.rows, squares: cell.rows }
  return {
    rows: cell.rows,
    weight: fromFixed(view.sum(cell, weightValue(weight)), 1),
    squares: fromFixed(view.sum(cell, weightSquaresValue(weight)), 1),
  }
}

/** The cluster of a cell: always its last fine key. */
export function clusterOf(cell: Cell): Value {
  return cell.fine.at(-1) ?? null
}

export function totalRows(cells: readonly Cell[]): number {
  return cells.reduce((total, { rows }) => total + rows, 0)
}

/** (Σ w)² / Σ w². */
export function kishOf(weighed: readonly Weighed[]): number {
  const weight = weighed.reduce((total, one) => total + one.weight, 0)
  const squares = weighed.reduce((total, one) => total + one.squares, 0)
  return squares === 0 ? 0 : weight ** 2 / squares
}
