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
  /** Whether the request asked for it. */
  readonly has: (value: ScanValue) => boolean
}

/** Rows of a cell, with Σ w and Σ w² of the weights over the largest one (the rows themselves when there are no weights). */
export interface Weighed {
  readonly rows: number
  readonly weight: number
  readonly squares: number
}

/** A sum as the scan gives it: whole units of 2^-62, and what rounding to them left. */
export interface FixedSum {
  readonly whole: ScanValue
  /** Absent where the digits of values far below the scale do not matter. */
  readonly rest?: ScanValue
}

/** A sum that keeps the digits of values far below the scale. */
export function sumOf(of: Expr, scale: number): FixedSum & { readonly rest: ScanValue } {
  return { ...roughSumOf(of, scale), rest: valueOf({ kind: 'rest', of, scale }) }
}

/** A sum in whole units of 2^-62 of the scale. */
export function roughSumOf(of: Expr, scale: number): FixedSum {
  return { whole: valueOf({ kind: 'sum', of, scale }) }
}

/** What a scan adds up for these sums. */
export function scanValues(sums: readonly FixedSum[]): readonly ScanValue[] {
  return sums.flatMap(({ whole, rest }) => (rest === undefined ? [whole] : [whole, rest]))
}

/** A sum in a cell, in units of 2^-124; no values add up to 0. */
export function fixedSum(cell: Cell, view: SliceView, { whole, rest }: FixedSum): bigint {
  const part = (value: ScanValue | undefined): bigint => (value === undefined ? 0n : BigInt(view.sum(cell, value) ?? 0))
  return (part(whole) << 62n) + part(rest)
}

/** An aggregate under the name by which it is found again. */
export function valueOf(aggregate: Aggregate): ScanValue {
  return { name: JSON.stringify(aggregate), aggregate }
}

/** What the design needs added up in every cell. */
export function designValues({ weight }: Design): readonly ScanValue[] {
  return weight === undefined ? [] : scanValues([weightSum(weight, 1), weightSum(weight, 2)])
}

/** The same for a price a cell, whose skewness asks for Σ w³ of weighted rows. */
export function priceValues(design: Design): readonly ScanValue[] {
  const { weight, cluster } = design
  const cubes = weight === undefined || cluster !== undefined ? [] : scanValues([weightSum(weight, 3)])
  return [...designValues(design), ...cubes]
}

/** Σ w^power of weights over the largest one, since the square of a huge weight is beyond all numbers. */
function weightSum({ column, scale }: NonNullable<Design['weight']>, power: number): FixedSum {
  if (power === 1) return sumOf(column, scale)
  const part: Expr = arithmetic(column, '/', number(scale))
  const factors = Array.from({ length: power }, () => part)
  return sumOf(
    factors.reduce((left, right) => arithmetic(left, '*', right)),
    1,
  )
}

/** The rows and weights of a cell. */
export function weigh(cell: Cell, view: SliceView, { weight }: Design): Weighed {
  if (weight === undefined) return { rows: cell.rows, weight: cell.rows, squares: cell.rows }
  const sum = fromFixed(fixedSum(cell, view, weightSum(weight, 1)), 1)
  const squares = fromFixed(fixedSum(cell, view, weightSum(weight, 2)), 1)
  // squares of weights that are tiny beside the largest may be lost; they are never less than those of equal weights
  return { rows: cell.rows, weight: sum, squares: Math.max(squares, sum ** 2 / cell.rows) }
}

/** Σ w³; asked for by `priceValues`. */
export function weightCubes(cell: Cell, view: SliceView, { weight }: Design): number {
  return weight === undefined ? cell.rows : fromFixed(fixedSum(cell, view, weightSum(weight, 3)), 1)
}

/** The cluster of a cell: always its last fine key. */
export function clusterOf(cell: Cell): Value {
  return cell.fine.at(-1) ?? null
}

/** Rows of some cells. */
export function totalRows(cells: readonly Cell[]): number {
  return cells.reduce((total, { rows }) => total + rows, 0)
}

/** (Σ w)² / Σ w². */
export function kishOf(weighed: readonly Weighed[]): number {
  const weight = weighed.reduce((total, one) => total + one.weight, 0)
  const squares = weighed.reduce((total, one) => total + one.squares, 0)
  return squares === 0 ? 0 : weight ** 2 / squares
}
