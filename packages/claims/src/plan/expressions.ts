import type { Comparator } from '../language/claim.ts'
import type { ColumnExpr, ColumnType, Expr, LiteralExpr, Value } from './expr.ts'

/** Builders of expressions; `and` and `or` drop what cannot matter. */
export const always: LiteralExpr = { op: 'literal', value: true, type: 'boolean' }
export const never: LiteralExpr = { op: 'literal', value: false, type: 'boolean' }

/** A value of a type. */
export function literal(value: Value, type: ColumnType): LiteralExpr {
  return { op: 'literal', value, type }
}

/** A number. */
export function number(value: number): LiteralExpr {
  return literal(value, 'number')
}

/** A comparison; with a missing value only `!=` is true. */
export function compare(left: Expr, how: Comparator, right: Expr): Expr {
  return { op: 'compare', how, left, right }
}

/** All of the parts; true of none. */
export function and(...parts: readonly Expr[]): Expr {
  const kept = parts.filter((part) => !isAlways(part))
  if (kept.some(isNever)) return never
  return kept.length === 0 ? always : kept.length === 1 ? kept[0]! : { op: 'and', parts: kept }
}

/** Any of the parts; false of none. */
export function or(...parts: readonly Expr[]): Expr {
  const kept = parts.filter((part) => !isNever(part))
  if (kept.some(isAlways)) return always
  return kept.length === 0 ? never : kept.length === 1 ? kept[0]! : { op: 'or', parts: kept }
}

/** The opposite. */
export function not(part: Expr): Expr {
  if (isAlways(part)) return never
  if (isNever(part)) return always
  return part.op === 'not' ? part.part : { op: 'not', part }
}

/** One expression where a condition is true, another where it is not. */
export function iff(when: Expr, value: Expr, otherwise: Expr): Expr {
  return isAlways(when) ? value : isNever(when) ? otherwise : { op: 'if', when, value, otherwise }
}

/** Both true or both false. */
export function same(left: Expr, right: Expr): Expr {
  return or(and(left, right), and(not(left), not(right)))
}

/** Arithmetic on two numbers; null where one is missing or the result is not finite. */
export function arithmetic(left: Expr, how: '+' | '-' | '*' | '/', right: Expr): Expr {
  return { op: 'arithmetic', how, left, right }
}

/** The value whose score is the highest; of equal ones the first. Null where a score is missing. */
export function highest(rivals: readonly { readonly value: LiteralExpr; readonly score: Expr }[]): Expr {
  return { op: 'highest', values: rivals.map(({ value }) => value), among: rivals.map(({ score }) => score) }
}

/** Where a column has no value. */
export function missing(of: ColumnExpr): Expr {
  return { op: 'missing', of }
}

/** Where a column has a value that is not of its type; nowhere, in a column without such values. */
export function bad(of: ColumnExpr): Expr {
  return of.bad === true ? { op: 'bad', of } : never
}

function isAlways(expr: Expr): boolean {
  return expr.op === 'literal' && expr.value === true
}

function isNever(expr: Expr): boolean {
  return expr.op === 'literal' && expr.value === false
}
