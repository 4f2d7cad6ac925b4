import { InputError } from '../errors.ts'
import type { ColumnExpr, Expr } from '../plan/expr.ts'
import { arithmetic } from '../plan/expressions.ts'
import { sizeOf } from './extents.ts'
import type { Extent, RoleColumns, RowView } from './measure.ts'

/** How far a prediction lies from its label, and how far any can. */
export interface Errors {
  readonly label: ColumnExpr
  /** Prediction − label. */
  readonly error: Expr
  /** |prediction − label|. */
  readonly size: Expr
  /** The largest |prediction − label| that the extents of the two allow. */
  readonly scale: number
  readonly labels: Extent
}

/** The errors of the rows of a measure that needs `regression`. */
export function errorsOf({ columns }: RowView): Errors {
  const { label, prediction } = columns as { readonly label: ColumnExpr; readonly prediction: ColumnExpr }
  const error = arithmetic(prediction, '-', label)
  const labels = extentOf(columns, label)
  const scale = distanceOf(extentOf(columns, prediction), labels)
  return { label, error, size: absolute(error), scale, labels }
}

/** |x|. */
export function absolute(of: Expr): Expr {
  return { op: 'abs', of }
}

/** Smallest and largest value of a column. */
export function extentOf({ extents }: RoleColumns, { name }: ColumnExpr): Extent {
  return extents.get(name) ?? { minimum: 0, maximum: 0 }
}

/** Squares of larger numbers leave the range of numbers. */
const largest = 1e150

/**
 * The largest |first − second| that two extents allow.
 *
 * @throws {InputError} `wrong-shape` where squares of it would be beyond all numbers
 */
export function distanceOf(first: Extent, second: Extent): number {
  const distance = sizeOf({ minimum: first.minimum - second.maximum, maximum: first.maximum - second.minimum })
  if (distance <= largest) return distance
  const got = `numbers up to ${distance.toPrecision(2)} apart`
  const wanted = `numbers at most ${largest} apart`
  throw new InputError('wrong-shape', `errors cannot be squared: wanted ${wanted}, got ${got}`, { wanted, got })
}
