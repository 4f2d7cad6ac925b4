import { logBucket } from '@plumb/stats'
import { RE2JS } from 're2js'
import type { Comparator } from '../language/claim.ts'
import type { Expr, Value } from '../plan/expr.ts'
import { windowStart } from '../windows/calendar.ts'

/** Stands in a cell for a value that is there but not of its column's type. */
export const badValue: unique symbol = Symbol('bad')

/** One row of a table in memory. Times are microseconds since 1970. */
export type Row = Readonly<Record<string, Value | typeof badValue>>

/** The value of an expression in a row, by the rules of `Expr`: what an engine's SQL must agree with. */
export function evaluate(expr: Expr, row: Row): Value {
  switch (expr.op) {
    case 'column':
      return valueOf(row, expr.name)
    case 'literal':
      return expr.value
    case 'compare':
      return compares(expr.how, evaluate(expr.left, row), evaluate(expr.right, row))
    case 'in':
      return expr.values.some(({ value }) => compares('=', evaluate(expr.of, row), value))
    case 'contains':
      return textOf(expr.of, row)?.includes(expr.text) ?? false
    case 'matches': {
      const text = textOf(expr.of, row)
      return text !== undefined && RE2JS.compile(expr.pattern).matcher(text).find()
    }
    case 'missing':
      return (row[expr.of.name] ?? null) === null
    case 'bad':
      return row[expr.of.name] === badValue
    case 'null':
      return evaluate(expr.of, row) === null
    case 'and':
      return expr.parts.every((part) => evaluate(part, row) === true)
    case 'or':
      return expr.parts.some((part) => evaluate(part, row) === true)
    case 'not':
      return evaluate(expr.part, row) !== true
    case 'if':
      return evaluate(evaluate(expr.when, row) === true ? expr.value : expr.otherwise, row)
    case 'highest':
      return highestOf(
        expr.values.map(({ value }) => value),
        expr.among.map((one) => evaluate(one, row)),
      )
    case 'place':
      return placeOf(
        evaluate(expr.own, row),
        expr.among.map((one) => evaluate(one, row)),
      )
    default:
      return grouped(expr, row)
  }
}

function highestOf(values: readonly Value[], among: readonly Value[]): Value {
  const numbers = among.filter((one) => typeof one === 'number')
  if (numbers.length < among.length) return null
  return values[numbers.indexOf(Math.max(...numbers))] ?? null
}

function placeOf(own: Value, among: readonly Value[]): number | null {
  if (typeof own !== 'number') return null
  return among.filter((one, i) => compares(i > own ? '>=' : '>', one, among[own] ?? null) && i !== own).length
}

function valueOf(row: Row, column: string): Value {
  const value = row[column] ?? null
  return value === badValue ? null : value
}

function textOf(expr: Expr, row: Row): string | undefined {
  const value = evaluate(expr, row)
  return typeof value === 'string' ? value : undefined
}

/** With a missing value only `!=` is true. */
function compares(how: Comparator, left: Value, right: Value): boolean {
  if (left === null || right === null) return how === '!='
  const order = left < right ? -1 : left > right ? 1 : 0
  return { '=': order === 0, '!=': order !== 0, '<': order < 0, '<=': order <= 0, '>': order > 0, '>=': order >= 0 }[
    how
  ]
}

type Numeric = Extract<
  Expr,
  { readonly op: 'arithmetic' | 'ln' | 'abs' | 'band' | 'window' | 'bin' | 'log-bucket' | 'hash' }
>

/** Arithmetic and groupings: null stays null, except in a hash. */
function grouped(expr: Numeric, row: Row): Value {
  if (expr.op === 'arithmetic') return calculated(expr.how, evaluate(expr.left, row), evaluate(expr.right, row))
  const value = evaluate(expr.of, row)
  if (expr.op === 'hash') return hashOf(String(value)) % expr.buckets
  if (typeof value !== 'number') return null
  switch (expr.op) {
    case 'ln':
      return value > 0 ? Math.log(value) : null
    case 'abs':
      return Math.abs(value)
    case 'band':
      return expr.cuts.filter((cut) => cut <= value).length
    case 'window':
      return windowStart(value, expr.unit, expr.timezone)
    case 'bin':
      return binOf(value, expr)
    case 'log-bucket':
      return bucketOf(value)
  }
}

function calculated(how: '+' | '-' | '*' | '/', left: Value, right: Value): number | null {
  if (typeof left !== 'number' || typeof right !== 'number') return null
  const result = { '+': left + right, '-': left - right, '*': left * right, '/': left / right }[how]
  return Number.isFinite(result) ? result : null
}

function binOf(value: number, { low, high, bins }: { low: number; high: number; bins: number }): number {
  return Math.max(0, Math.min(bins - 1, Math.floor(((value - low) * bins) / (high - low))))
}

function bucketOf(value: number): number {
  const { sign, index } = logBucket(value)
  return sign === 0 ? 0 : sign * (index + 1_000_000)
}

/** Any stable hash will do. */
function hashOf(text: string): number {
  return Array.from(text).reduce((hash, letter) => (hash * 31 + letter.codePointAt(0)!) % 1_000_003, 7)
}
