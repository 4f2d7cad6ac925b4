import type { DuckDBValue } from '@duckdb/node-api'
import type { Value } from '@plumb/claims'

/** Turns a value of DuckDB into one of ours. */
export type ReadValue<Out> = (value: DuckDBValue) => Out

/** A key of a cell. There is one zero: rows of −0 and 0 share a cell, which of them names it would depend on threads. */
export function asKey(value: DuckDBValue): Value {
  if (typeof value === 'number') return value + 0
  return typeof value === 'bigint' ? Number(value) : asPlain(value)
}

/** A count, minimum or maximum. */
export function asCount(value: DuckDBValue): number | null {
  if (value === null) return null
  if (typeof value === 'number') return value + 0
  if (typeof value === 'bigint' || typeof value === 'boolean') return Number(value)
  throw new Error(`a number was expected of the engine; got ${String(value)}`)
}

/** A sum of fixed-point integers. */
export function asSum(value: DuckDBValue): bigint {
  if (typeof value === 'bigint') return value
  throw new Error(`a whole number was expected of the engine; got ${String(value)}`)
}

/** A value to show: a time as ISO 8601 in UTC. */
export function asShown(value: DuckDBValue): Value {
  if (typeof value === 'bigint') return Number.isSafeInteger(Number(value)) ? Number(value) : String(value)
  if (isTime(value)) return String(value).replace(' ', 'T') + 'Z'
  return asPlain(value)
}

function asPlain(value: DuckDBValue): Value {
  const isPlain = value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
  return isPlain ? value : String(value)
}

function isTime(value: DuckDBValue): boolean {
  return typeof value === 'object' && value !== null && 'micros' in value
}
