import type { Expr, Value } from '../../plan/expr.ts'
import type { ColumnFacts, DatasetFacts, Key } from '../../plan/scan.ts'
import { printBinInside } from './print-bin.ts'
import { printExpr } from './print-expr.ts'
import { quoteName, quoteText } from './quote.ts'

/** The keys of a scan as one small whole number. */
export interface PackedKeys {
  readonly sql: string
  /** The values of each key, by the number. */
  readonly columns: readonly ((packed: number) => Value)[]
}

/** As many as an unsigned whole number of 16 bits tells apart. */
const mostPacked = 65_536

/**
 * The keys of a histogram as one number, where each has few values that are known: DuckDB then finds a row's group by
 * that number instead of by a hash of all keys, and hands over one column. Undefined where it cannot be.
 */
export function packKeys(keys: readonly Key[], facts: DatasetFacts): PackedKeys | undefined {
  if (!keys.some(({ expr }) => expr.op === 'bin')) return undefined
  const parts = keys.flatMap(({ expr }) => packedKey(expr, facts) ?? [])
  const size = parts.reduce((product, { values }) => product * values.length, 1)
  if (parts.length < keys.length || size > mostPacked) return undefined
  const [first, ...others] = parts
  const joint = others.reduce((sql, part) => `(${sql} * ${part.values.length} + ${part.sql})`, first!.sql)
  const steps = parts.map((_, at) => parts.slice(at + 1).reduce((product, { values }) => product * values.length, 1))
  const columns = parts.map(
    ({ values }, at) =>
      (packed: number): Value =>
        values[Math.floor(packed / steps[at]!) % values.length]!,
  )
  return { sql: `cast(${joint} as usmallint)`, columns }
}

/** A key as the place of its value in a list, which goes missing first. */
interface PackedKey {
  readonly sql: string
  readonly values: readonly Value[]
}

function packedKey(expr: Expr, facts: DatasetFacts): PackedKey | undefined {
  switch (expr.op) {
    case 'bin':
      return packedBin(expr, facts)
    case 'band':
      return orMissing(printExpr(expr), placesTo(expr.cuts.length + 1))
    case 'column':
      return packedText(factsOf(expr, facts))
    case 'compare':
    case 'in':
    case 'contains':
    case 'matches':
    case 'missing':
    case 'bad':
    case 'null':
    case 'and':
    case 'or':
    case 'not':
      return { sql: `cast(${printExpr(expr)} as integer)`, values: [false, true] }
    default:
      return undefined
  }
}

function packedBin(bin: Extract<Expr, { readonly op: 'bin' }>, facts: DatasetFacts): PackedKey {
  const { minimum = -Infinity, maximum = Infinity, missing = 1, bad = 1 } = factsOf(bin.of, facts) ?? {}
  const values = placesTo(bin.bins)
  const isInside = minimum >= bin.low && maximum <= bin.high && missing === 0 && bad === 0
  return isInside ? { sql: printBinInside(printExpr(bin.of), bin), values } : orMissing(printExpr(bin), values)
}

function packedText(column: ColumnFacts | undefined): PackedKey | undefined {
  if (column?.type !== 'text' || column.values === undefined || column.bad > 0) return undefined
  const texts = column.values.map((value) => String(value))
  const place = `array_position([${texts.map(quoteText).join(', ')}], ${quoteName(column.name)})`
  return column.missing === 0
    ? { sql: `(${place} - 1)`, values: texts }
    : { sql: `coalesce(${place}, 0)`, values: [null, ...texts] }
}

function orMissing(sql: string, values: readonly Value[]): PackedKey {
  return { sql: `coalesce(${sql} + 1, 0)`, values: [null, ...values] }
}

function placesTo(count: number): readonly number[] {
  return Array.from({ length: count }, (_, index) => index)
}

function factsOf(expr: Expr, facts: DatasetFacts): ColumnFacts | undefined {
  return expr.op === 'column' ? facts.columns.find(({ name }) => name === expr.name) : undefined
}
