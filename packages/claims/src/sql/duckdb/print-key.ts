import type { Expr } from '../../plan/expr.ts'
import { printExpr } from './print-expr.ts'
import type { Lookups } from './print-expr.ts'
import { typeOf } from './type-of.ts'

/** A key of a cell as SQL: a time as microseconds. */
export function printKey(expr: Expr, lookups?: Lookups): string {
  const sql = printExpr(expr, lookups)
  return typeOf(expr) === 'time' ? `epoch_us(${sql})` : sql
}
