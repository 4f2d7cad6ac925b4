import type { ColumnExpr, Expr } from './expr.ts'
import type { Scan } from './scan.ts'
import { partsOf } from './parts-of.ts'

/** The names of the columns that a scan reads. */
export function columnsOf({ filter, keys, values }: Scan): readonly string[] {
  const exprs = [
    ...(filter === undefined ? [] : [filter]),
    ...keys.map(({ expr }) => expr),
    ...values.flatMap(({ aggregate }) => ('of' in aggregate ? [aggregate.of] : [])),
  ]
  return [...new Set(exprs.flatMap(columnsIn).map(({ name }) => name))]
}

/** Every column of an expression, as often as it stands there. */
export function columnsIn(expr: Expr): readonly ColumnExpr[] {
  return expr.op === 'column' ? [expr] : partsOf(expr).flatMap(columnsIn)
}
