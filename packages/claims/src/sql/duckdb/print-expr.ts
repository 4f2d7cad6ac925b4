import type { ColumnExpr, Expr } from '../../plan/expr.ts'
import { printBand } from './print-band.ts'
import { printBin } from './print-bin.ts'
import { printHash } from './print-hash.ts'
import { printHighest } from './print-highest.ts'
import { printLiteral, printNumber } from './print-literal.ts'
import { printLogBucket } from './print-log-bucket.ts'
import { printPlace } from './print-place.ts'
import { printWindow } from './print-window.ts'
import { quoteName, quoteText } from './quote.ts'
import { typeOf } from './type-of.ts'

/** Columns that already hold the value of an expression, by the expression's SQL. */
export type Lookups = ReadonlyMap<string, string>

const none: Lookups = new Map()

/**
 * An expression as SQL that gives its value for a row. A condition is true or false, never null. Numbers are finite or
 * null, so that a quotient by zero is missing rather than infinite.
 */
export function printExpr(expr: Expr, lookups: Lookups = none): string {
  switch (expr.op) {
    case 'column':
      return quoteName(expr.name)
    case 'literal':
      return printLiteral(expr)
    case 'missing':
    case 'bad':
    case 'null':
    case 'not':
      return printCondition(expr, lookups)
    case 'compare':
      return expr.how === '!=' ? printCondition(expr, lookups) : settled(expr, lookups)
    case 'in':
    case 'contains':
    case 'matches':
    case 'and':
    case 'or':
      return settled(expr, lookups)
    case 'if':
      return printIf(expr, lookups)
    case 'arithmetic':
      return finite(printArithmetic(expr, lookups))
    case 'ln': {
      const of = printAsNumber(expr.of, lookups)
      return `(case when ${of} > 0 then ln(${of}) end)`
    }
    case 'abs':
      return `abs(${printAsNumber(expr.of, lookups)})`
    case 'highest':
      return printHighest(
        expr.values.map(printLiteral),
        expr.among.map((one) => printAsNumber(one, lookups)),
      )
    case 'place':
      return printPlace(
        printExpr(expr.own, lookups),
        expr.among.map((one) => printAsNumber(one, lookups)),
      )
    default:
      return printGrouping(expr, lookups)
  }
}

/** A condition as SQL for a place where null counts as false: a filter, a part of `and` or `or`, the test of a `case`. */
export function printCondition(expr: Expr, lookups: Lookups = none): string {
  switch (expr.op) {
    case 'compare':
      return expr.how === '!='
        ? `(not ${settled({ ...expr, how: '=' }, lookups)})`
        : `(${printExpr(expr.left, lookups)} ${expr.how} ${printExpr(expr.right, lookups)})`
    case 'in':
      return printIn(expr, lookups)
    case 'contains':
      return `contains(${printExpr(expr.of, lookups)}, ${quoteText(expr.text)})`
    case 'matches':
      return `regexp_matches(${printExpr(expr.of, lookups)}, ${quoteText(expr.pattern)})`
    case 'missing':
      if (expr.of.full === true) return 'false'
      return expr.of.bad === true
        ? `(${quoteName(expr.of.name)} is null and not ${badFlag(expr.of)})`
        : `(${quoteName(expr.of.name)} is null)`
    case 'bad':
      return expr.of.bad === true ? badFlag(expr.of) : 'false'
    case 'null':
      return `(${printExpr(expr.of, lookups)} is null)`
    case 'and':
    case 'or':
      return printJunction(expr, lookups)
    case 'not':
      return `(not ${printTruth(expr.part, lookups)})`
    default:
      return printExpr(expr, lookups)
  }
}

/**
 * A number as SQL for sums, where a value beyond all bounds cannot occur: the sum's scale is at least the largest value.
 * Leaves out the test that the value is finite, which would cost as much as a tenth of the scan.
 */
export function printBounded(expr: Expr, lookups: Lookups = none): string {
  return expr.op === 'arithmetic' ? printArithmetic(expr, lookups) : printAsNumber(expr, lookups)
}

type Of<Op extends Expr['op']> = Extract<Expr, { readonly op: Op }>

/** A condition that is never null, even where it is a column or an `if` without a value. */
function printTruth(expr: Expr, lookups: Lookups): string {
  const mayBeNull =
    expr.op === 'column' || expr.op === 'if' || expr.op === 'highest' || (expr.op === 'literal' && expr.value === null)
  return mayBeNull ? settled(expr, lookups) : printExpr(expr, lookups)
}

function settled(expr: Expr, lookups: Lookups): string {
  const sql = printCondition(expr, lookups)
  return isNeverNull(expr) ? sql : `coalesce(${sql}, false)`
}

/** A comparison of columns that every row has with values that are there. */
function isNeverNull(expr: Expr): boolean {
  if (expr.op === 'column') return expr.full === true
  if (expr.op === 'literal') return expr.value !== null
  if (expr.op === 'compare') return isNeverNull(expr.left) && isNeverNull(expr.right)
  return expr.op === 'in' && isNeverNull(expr.of)
}

/** The column beside a column that is true where its value is there but not of its type. Never null. */
function badFlag({ name }: ColumnExpr): string {
  return quoteName(`${name}\u0001bad`)
}

function printIn({ of, values }: Of<'in'>, lookups: Lookups): string {
  const present = values.filter(({ value }) => value !== null)
  if (present.length === 0) return 'false'
  return `(${printExpr(of, lookups)} in (${present.map(printLiteral).join(', ')}))`
}

function printJunction({ op, parts }: Extract<Expr, { readonly parts: unknown }>, lookups: Lookups): string {
  if (parts.length === 0) return String(op === 'and')
  return `(${parts.map((part) => printCondition(part, lookups)).join(` ${op} `)})`
}

function printIf({ when, value, otherwise }: Of<'if'>, lookups: Lookups): string {
  const [test, yes, no] = [printCondition(when, lookups), printExpr(value, lookups), printExpr(otherwise, lookups)]
  return `(case when ${test} then ${yes} else ${no} end)`
}

/**
 * What is not finite stays so through +, − and ×, so one test around the whole is enough; a divisor is tested by itself,
 * since dividing by infinity would give a finite 0.
 */
function printArithmetic({ how, left, right }: Of<'arithmetic'>, lookups: Lookups): string {
  const first = printBounded(left, lookups)
  if (how !== '/') return `(${first} ${how} ${printBounded(right, lookups)})`
  return `(${first} / nullif(${printAsNumber(right, lookups)}, ${printNumber(0)}))`
}

function finite(sql: string): string {
  return `(case when isfinite(${sql}) then ${sql} end)`
}

/** A DOUBLE: whole numbers of the groupings would overflow, and their quotients differ. */
function printAsNumber(expr: Expr, lookups: Lookups): string {
  const sql = printExpr(expr, lookups)
  switch (expr.op) {
    case 'band':
    case 'window':
    case 'bin':
    case 'log-bucket':
    case 'hash':
      return `cast(${sql} as double)`
    default:
      break
  }
  switch (typeOf(expr)) {
    case 'number':
      return sql
    case 'time':
      return `cast(epoch_us(${sql}) as double)`
    case 'boolean':
      return `cast(${sql} as double)`
    case 'text':
      throw new Error(`a text is not a number: ${sql}`)
  }
}

function printGrouping(expr: Of<'band' | 'window' | 'bin' | 'log-bucket' | 'hash'>, lookups: Lookups): string {
  switch (expr.op) {
    case 'band':
      return printBand(printAsNumber(expr.of, lookups), expr.cuts)
    case 'bin':
      return printBin(printAsNumber(expr.of, lookups), expr)
    case 'log-bucket':
      return printLogBucket(printAsNumber(expr.of, lookups), expr)
    case 'window': {
      const direct = printWindow(printExpr(expr.of, lookups), expr)
      return lookups.get(direct) ?? direct
    }
    case 'hash': {
      const direct = printHash(printExpr(expr.of, lookups), typeOf(expr.of), expr.buckets)
      return lookups.get(direct) ?? direct
    }
  }
}
