import { countWhere } from './count-where.ts'
import type { ColumnFacts, ColumnType, Value } from '@plumb/claims'
import { queryRows } from './connection.ts'
import type { Engine } from './connection.ts'
import { quoteName } from './quote.ts'

export interface RelationColumn {
  readonly name: string
  readonly type: ColumnType
  readonly hasBad: boolean
}

/** At most so many values are listed. */
export const listedValues = 50

/** Up to here the number of different values is exact. */
const exactDistinct = 1000

/** DuckDB's estimate can be wrong by half. */
const maybeFew = 2

/** Up to so many rows the number of different values is counted, not estimated. */
const countedRows = 200_000

/** Of so many values at once: their different ones are all kept in memory. */
const countedCells = 4_000_000

/** Each column takes a few megabytes to begin with, however few its values. */
export const countedColumns = 50

/** The name of the column that is true where a value is not of its column's type. */
export function badName(name: string): string {
  return `${name}\u0001bad`
}

/** The name of the column that holds the text of a bad value. */
export function badTextName(name: string): string {
  return `${name}\u0001text`
}

/**
 * Facts of a relation's columns: one pass for all, and a second over those with few different values, whose number is
 * then exact.
 */
export async function columnFacts(
  engine: Engine,
  relation: string,
  columns: readonly RelationColumn[],
  rows: number,
): Promise<readonly ColumnFacts[]> {
  if (columns.length === 0) return []
  const [first = {}] = await queryRows(engine, `select ${columns.map(firstCounts).join(', ')} from ${relation}`)
  const few = columns.map(
    (_, index) => rows <= countedRows || Number(first[`distinct${index}`]) <= exactDistinct * maybeFew,
  )
  const again = columns.flatMap((column, index) =>
    few[index] === true ? [exactCounts(column, index, Number(first[`distinct${index}`]))] : [],
  )
  const second = await countApart(engine, relation, again, atOnce(rows))
  return columns.map((column, index) => factsOf(column, index, rows, { ...first, ...second }))
}

function atOnce(rows: number): number {
  return Math.min(countedColumns, Math.max(1, Math.floor(countedCells / Math.max(1, rows))))
}

/** Exact counts of few columns at a time: the different values of all columns of a wide file would not fit in memory. */
async function countApart(
  engine: Engine,
  relation: string,
  counts: readonly string[],
  most: number,
): Promise<Readonly<Record<string, unknown>>> {
  let found: Readonly<Record<string, unknown>> = {}
  for (let from = 0; from < counts.length; from += most) {
    const some = counts.slice(from, from + most).join(', ')
    const [row = {}] = await queryRows(engine, `select ${some} from ${relation}`)
    found = { ...found, ...row }
  }
  return found
}

/** A value as SQL that arrives in JavaScript as itself: times in microseconds. */
export function plainValue(sql: string, type: ColumnType): string {
  return type === 'time' ? `epoch_us(${sql})::double` : sql
}

function firstCounts({ name, type, hasBad }: RelationColumn, index: number): string {
  const column = quoteName(name)
  const bad = hasBad ? countWhere(quoteName(badName(name))) : '0'
  const ends = type === 'number' || type === 'time'
  return [
    `count(${column})::double as there${index}`,
    `${bad} as bad${index}`,
    `approx_count_distinct(${column})::double as distinct${index}`,
    ...(ends
      ? [
          `${plainValue(`min(${column})`, type)} as minimum${index}`,
          `${plainValue(`max(${column})`, type)} as maximum${index}`,
        ]
      : []),
  ].join(', ')
}

function exactCounts({ name, type }: RelationColumn, index: number, about: number): string {
  const column = quoteName(name)
  const list = about <= listedValues * maybeFew ? `, list(distinct ${plainValue(column, type)}) as values${index}` : ''
  return `count(distinct ${column})::double as distinct${index}${list}`
}

function factsOf(
  { name, type }: RelationColumn,
  index: number,
  rows: number,
  row: Readonly<Record<string, unknown>>,
): ColumnFacts {
  const bad = Number(row[`bad${index}`])
  const distinct = Number(row[`distinct${index}`])
  const values = distinct > listedValues ? undefined : listOf(row[`values${index}`])
  const minimum = row[`minimum${index}`]
  const maximum = row[`maximum${index}`]
  return {
    name,
    type,
    bad,
    missing: rows - Number(row[`there${index}`]) - bad,
    distinct,
    ...(values === undefined ? {} : { values: sortValues(values) }),
    ...(typeof minimum === 'number' ? { minimum } : {}),
    ...(typeof maximum === 'number' ? { maximum } : {}),
  }
}

function listOf(list: unknown): readonly Value[] {
  return Array.isArray(list) ? list.filter((value) => value !== null) : []
}

/** Numbers by size, texts by code unit, false before true. */
export function sortValues(values: readonly Value[]): readonly Value[] {
  return values.toSorted((a, b) => {
    if (typeof a === 'number' && typeof b === 'number') return a - b
    return String(a) < String(b) ? -1 : 1
  })
}
