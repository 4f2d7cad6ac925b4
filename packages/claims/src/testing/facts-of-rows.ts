import type { ColumnType, Value } from '../plan/expr.ts'
import type { ColumnFacts, DatasetFacts } from '../plan/scan.ts'
import { badValue, type Row } from './evaluate.ts'

export interface FactsOptions {
  /** Columns that hold times, as microseconds. */
  readonly times?: readonly string[]
  /** Column names, where there is no row to read them from. */
  readonly names?: readonly string[]
}

/** What an engine would find out about rows in memory before any claim is computed. */
export function factsOfRows(
  name: string,
  rows: readonly Row[],
  { times = [], names = [...new Set(rows.flatMap((row) => Object.keys(row)))] }: FactsOptions = {},
): DatasetFacts {
  return {
    name,
    rows: rows.length,
    rejected: [],
    names,
    columns: names.map((column) => columnFacts(column, rows, times.includes(column))),
    fingerprint: `${rows.length} rows in memory`,
  }
}

const mostValues = 50

function columnFacts(name: string, rows: readonly Row[], isTime: boolean): ColumnFacts {
  const all = rows.map((row) => row[name] ?? null)
  const held = all.filter((value) => value !== null && value !== badValue)
  const type: ColumnType = isTime ? 'time' : typeOf(held[0] ?? '')
  const values = [...new Set(held)]
  const numbers = held.filter((value) => typeof value === 'number')
  return {
    name,
    type,
    bad: all.filter((value) => value === badValue).length,
    missing: all.filter((value) => value === null).length,
    distinct: values.length,
    ...(values.length <= mostValues ? { values: values.toSorted(ascending) } : {}),
    ...(numbers.length === 0
      ? {}
      : { minimum: numbers.reduce((a, b) => Math.min(a, b)), maximum: numbers.reduce((a, b) => Math.max(a, b)) }),
  }
}

function typeOf(value: NonNullable<Value>): ColumnType {
  return typeof value === 'string' ? 'text' : (typeof value as 'number' | 'boolean')
}

function ascending(a: Value, b: Value): number {
  return a! < b! ? -1 : a! > b! ? 1 : 0
}
