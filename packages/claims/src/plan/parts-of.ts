import type { Expr } from './expr.ts'

/** The expressions that an expression is made of. */
export function partsOf(expr: Expr): readonly Expr[] {
  switch (expr.op) {
    case 'column':
    case 'literal':
      return []
    case 'compare':
    case 'arithmetic':
      return [expr.left, expr.right]
    case 'and':
    case 'or':
      return expr.parts
    case 'not':
      return [expr.part]
    case 'if':
      return [expr.when, expr.value, expr.otherwise]
    case 'highest':
      return expr.among
    case 'place':
      return [expr.own, ...expr.among]
    default:
      return [expr.of]
  }
}
