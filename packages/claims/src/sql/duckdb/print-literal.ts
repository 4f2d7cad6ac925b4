import type { ColumnType, LiteralExpr } from '../../plan/expr.ts'
import { quoteText } from './quote.ts'

/** A constant as SQL. A number keeps its full precision and is a DOUBLE; a time comes as microseconds since 1970. */
export function printLiteral({ value, type }: Omit<LiteralExpr, 'op'>): string {
  if (value === null) return `cast(null as ${sqlTypes[type]})`
  if (typeof value === 'string') return quoteText(value)
  if (typeof value === 'boolean') return String(value)
  return type === 'time' ? printTime(value) : printNumber(value)
}

/** A finite number as a DOUBLE: without the exponent DuckDB would read a DECIMAL or an INTEGER. */
export function printNumber(value: number): string {
  if (!Number.isFinite(value)) throw new Error(`a number in a plan must be finite; got ${value}`)
  const text = String(value === 0 ? 0 : value)
  return text.includes('e') ? text : `${text}e0`
}

const sqlTypes: Readonly<Record<ColumnType, string>> = {
  number: 'double',
  text: 'varchar',
  boolean: 'boolean',
  time: 'timestamp',
}

function printTime(microseconds: number): string {
  if (!Number.isInteger(microseconds)) {
    throw new Error(`a time in a plan must be whole microseconds; got ${microseconds}`)
  }
  // digit by digit: beyond 2^63 JavaScript would write an exponent
  return `make_timestamp(${BigInt(microseconds)})`
}
