import type { Comparator } from '../language/claim.ts'
import type { ColumnExpr, ColumnType, Expr, LiteralExpr, Value } from './expr.ts'

/** Builders of expressions; `and` and `or` drop what cannot matter. */
export const always: LiteralExpr = { op: 'literal', value: true, type: 'boolean' }
export const never: LiteralExpr = { op: 'literal', value: false, type: 'boolean' }

export function literal(value: Value, type: ColumnType): LiteralExpr {
  return { op: 'literal', value, type }
}

export function number(value: number): LiteralExpr {
  return literal(value, 'number')
}

export function compare(left: Expr, how: Comparator, right: Expr): Expr {
  return { op: 'compare', how, left, right }
}

export function and(...parts: readonly Expr[]): Expr {
  const kept = parts.filter((part) => !isAlways(part))
  if (kept.some(isNever)) return never
  return kept.length === 0 ? always : kept.length === 1 ? kept[0]! : { op: 'and', parts: kept }
}

export function or(...parts: readonly Expr[]): Expr {
  const kept = parts.filter((part) => !isNever(part))
  if (kept.some(isAlways)) return always
  return kept.length === 0 ? never : kept.length === 1 ? kept[0]! : { op: 'or', parts: kept }
}

export function not(part: Expr): Expr {
  if (isAlways(part)) return never
  if (isNever(part)) return always
  return part.op === 'not' ? part.part : { op: 'not', part }
}

export function iff(when: Expr, value: Expr, otherwise: Expr): Expr {
  return isAlways(when) ? value : isNever(when) ? otherwise : { op: 'if', when, value, otherwise }
}

/** Both true or both false. */
export function same(left: Expr, right: Expr): Expr {
  return or(and(left, right), and(not(left), not(right)))
}

export function arithmetic(left: Expr, how: '+' | '-' | '*' | '/', right: Expr): Expr {
  return { op: 'arithmetic', how, left, right }
}

export function missing(of: ColumnExpr): Expr {
  return { op: 'missing', of }
}

export function bad(of: ColumnExpr): Expr {
  return of.bad === true ? { op: 'bad', of } : never
}

function isAlways(expr: Expr): boolean {
  return expr.op === 'literal' && expr.value === true
}

function isNever(expr: Expr): boolean {
  return expr.op === 'literal' && expr.value === false
}
