import type { ColumnType, Expr } from '../../plan/expr.ts'

/** What an expression gives. A window is the number of microseconds at which it starts. */
export function typeOf(expr: Expr): ColumnType {
  switch (expr.op) {
    case 'column':
    case 'literal':
      return expr.type
    case 'highest':
      return expr.values[0]!.type
    case 'if':
      return typeOf(expr.value)
    case 'arithmetic':
    case 'ln':
    case 'abs':
    case 'place':
    case 'band':
    case 'window':
    case 'bin':
    case 'log-bucket':
    case 'hash':
      return 'number'
    default:
      return 'boolean'
  }
}
