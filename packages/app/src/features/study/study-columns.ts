import type { ColumnFacts, DatasetFacts, Value } from '@plumb/claims'
import { queryRows, type Engine } from '../../warehouse/connection.ts'
import { countedColumns } from '../../warehouse/column-facts.ts'
import { quoteName } from '../../warehouse/quote.ts'
import { nameWords } from './name-words.ts'

interface ValueCount {
  readonly value: Value
  readonly rows: number
}

/** A column with what guesses are made from. */
export interface StudiedColumn extends ColumnFacts {
  readonly words: readonly string[]
  /** All rows of the file. */
  readonly rows: number
  /** Of numbers: all are whole. */
  readonly whole: boolean
  /** Exact number of rows that repeat an earlier value; only of text and whole numbers where nearly every row differs. */
  readonly repeats?: number
  /** Values with their rows, most first, where there are at most `mostCounted`; a missing value is not one. */
  readonly counts?: readonly ValueCount[]
}

/** Columns with more values are not counted by value. */
const mostCounted = 20
/** So wide a file has its first columns studied by value. */
const mostColumns = 300

/** Looks at the values of every column: two passes over the file for fifty at a time, and a short one for each with few values. */
export async function studyColumns(
  engine: Engine,
  relation: string,
  facts: DatasetFacts,
): Promise<readonly StudiedColumn[]> {
  const columns = facts.columns.slice(0, mostColumns)
  const fractions = await countEach(engine, relation, columns.filter(isNumber), fractionsOf)
  const isWhole = ({ name }: ColumnFacts): boolean => (fractions.get(name) ?? 0) === 0
  const keys = columns.filter((column) => mayBeKey(column, facts.rows) && isWhole(column))
  const distinct = await countEach(engine, relation, keys, ({ name }) => `count(distinct ${quoteName(name)})`)
  const studied: StudiedColumn[] = []
  for (const column of columns) {
    const counts = await countsOf(engine, relation, column)
    const exact = distinct.get(column.name)
    studied.push({
      ...column,
      words: nameWords(column.name),
      rows: facts.rows,
      whole: isNumber(column) && isWhole(column),
      ...(exact === undefined ? {} : { repeats: facts.rows - exact }),
      ...(counts === undefined ? {} : { counts }),
    })
  }
  return studied
}

function isNumber({ type }: ColumnFacts): boolean {
  return type === 'number'
}

function fractionsOf({ name }: ColumnFacts): string {
  return `count(*) filter (${quoteName(name)} <> floor(${quoteName(name)}))`
}

/** Every row has a value, and about every row another one. */
function mayBeKey({ type, missing, bad, distinct }: ColumnFacts, rows: number): boolean {
  return (type === 'text' || type === 'number') && missing === 0 && bad === 0 && distinct >= 0.8 * rows
}

async function countEach(
  engine: Engine,
  relation: string,
  columns: readonly ColumnFacts[],
  count: (column: ColumnFacts) => string,
): Promise<ReadonlyMap<string, number>> {
  const counts = new Map<string, number>()
  for (let from = 0; from < columns.length; from += countedColumns) {
    const some = columns.slice(from, from + countedColumns)
    const list = some.map((column, index) => `(${count(column)})::double as n${index}`).join(', ')
    const [row = {}] = await queryRows(engine, `select ${list} from ${relation}`)
    for (const [index, { name }] of some.entries()) counts.set(name, Number(row[`n${index}`]))
  }
  return counts
}

async function countsOf(
  engine: Engine,
  relation: string,
  { name, type, values }: ColumnFacts,
): Promise<readonly ValueCount[] | undefined> {
  if (values === undefined || values.length > mostCounted || type === 'time') return undefined
  const column = quoteName(name)
  const sql = `select ${column} as value, count(*)::double as rows from ${relation} where ${column} is not null group by 1 order by 2 desc, 1`
  const rows = await queryRows(engine, sql)
  return rows.map(({ value, rows: count }) => ({ value: value as Value, rows: Number(count) }))
}
