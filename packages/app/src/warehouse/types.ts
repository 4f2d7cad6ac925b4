import type { ColumnType } from '@plumb/claims'
import { queryRows } from './connection.ts'
import type { Engine } from './connection.ts'
import { isBlank, isMissingText, isMissingWord, trimmed } from './missing.ts'
import type { MissingWords } from './missing.ts'
import type { Source } from './source.ts'
import { dayFirst, isoTime, monthFirst, pointedDate } from './time-text.ts'
import type { TypedColumn } from './typed-column.ts'

/**
 * Finds the types of text columns from all rows. Number: at least 90% of the values that are not missing are finite
 * numbers. Time: likewise by ISO 8601 with or without offset, by dd.mm.yyyy, and by dd/mm/yyyy or mm/dd/yyyy where the
 * column shows which. Boolean: every value is true or false. Else text. A value that is not of the type is bad.
 *
 * A column with a whole number beyond 2^53 is text: as a number, different ids would become the same.
 */
export async function typeColumns(
  engine: Engine,
  source: Source,
  words: MissingWords,
): Promise<readonly TypedColumn[]> {
  const first = await countNumbers(engine, source)
  const numeric = await countNumberWords(engine, source, words, first)
  const others = await countOthers(engine, source, words, numeric)
  return source.columns.map(({ name, sql }, index) => ({
    name,
    text: sql,
    ...(numeric[index] ?? others[index] ?? asText(sql, words)),
  }))
}

type Typing = Omit<TypedColumn, 'name' | 'text'>

const mostly = 0.9
const largestWhole = Number.MAX_SAFE_INTEGER

interface NumberCounts {
  readonly point: number
  readonly comma: number
}

async function countNumbers(engine: Engine, { from, columns, decimal }: Source): Promise<readonly NumberCounts[]> {
  const counts = await countAll(
    engine,
    from,
    columns.map(({ sql }) => ({
      point: `isfinite(${pointNumber(sql)})`,
      comma: decimal === 'comma' || decimal === 'mixed' ? `isfinite(${commaNumber(sql)})` : 'false',
    })),
  )
  return counts.map(({ point = 0, comma = 0 }) => ({ point, comma }))
}

async function countNumberWords(
  engine: Engine,
  { from, columns, rows, decimal }: Source,
  words: MissingWords,
  first: readonly NumberCounts[],
): Promise<readonly (Typing | undefined)[]> {
  const numbers = columns.map(({ sql }, index) => {
    const { point = 0, comma = 0 } = first[index] ?? {}
    if (point + comma === 0) return undefined
    return comma > point || (comma === point && decimal === 'comma') ? commaNumber(sql) : pointNumber(sql)
  })
  const counts = await countAll(
    engine,
    from,
    columns.map(({ sql }, index) => {
      const number = numbers[index]
      if (number === undefined) return {}
      const missing = isMissing(sql, words)
      const whole = `regexp_full_match(${trimmed(sql)}, '[+-]?[0-9]+')`
      return {
        missing,
        good: `isfinite(${number}) and not ${missing}`,
        wide: `abs(${number}) > ${largestWhole} and ${whole}`,
      }
    }),
  )
  return counts.map(({ missing = 0, good = 0, wide = 0 }, index) => {
    const { sql = '' } = columns[index] ?? {}
    const number = numbers[index]
    if (number === undefined || good === 0 || wide > 0 || good < mostly * (rows - missing)) return undefined
    return typed(
      'number',
      `case when isfinite(${number}) then ${number} end`,
      isMissing(sql, words),
      rows - missing - good,
    )
  })
}

async function countOthers(
  engine: Engine,
  { from, columns, rows }: Source,
  words: MissingWords,
  numeric: readonly (Typing | undefined)[],
): Promise<readonly (Typing | undefined)[]> {
  const counts = await countAll(
    engine,
    from,
    columns.map(({ sql }, index) => (numeric[index] === undefined ? otherCounts(sql, words) : {})),
  )
  return counts.map((count, index) => {
    const { sql = '' } = columns[index] ?? {}
    const { missing = 0, empty = 0, truths = 0 } = count
    if (numeric[index] !== undefined || rows === empty) return undefined
    if (truths === rows - empty) return typed('boolean', `lower(${trimmed(sql)}) = 'true'`, isEmpty(sql, words), 0)
    const [time, good] = timeOf(sql, count)
    if (good === 0 || good < mostly * (rows - missing)) return undefined
    return typed('time', time, isMissing(sql, words), rows - missing - good)
  })
}

function otherCounts(sql: string, words: MissingWords): Readonly<Record<string, string>> {
  const there = `not ${isMissing(sql, words)}`
  const [day, month] = [dayFirst(sql), monthFirst(sql)]
  return {
    missing: isMissing(sql, words),
    empty: isEmpty(sql, words),
    truths: `strlen(${sql}) <= 64 and lower(${trimmed(sql)}) in ('true', 'false') and not ${isEmpty(sql, words)}`,
    plain: `coalesce(${isoTime(sql)}, ${pointedDate(sql)}) is not null and ${there}`,
    day: `${day} is not null and ${there}`,
    month: `${month} is not null and ${there}`,
    onlyDay: `${day} is not null and ${month} is null and ${there}`,
    onlyMonth: `${month} is not null and ${day} is null and ${there}`,
  }
}

/** The expression that reads the column's times, and how many values it reads. */
function timeOf(sql: string, count: Readonly<Record<string, number>>): readonly [string, number] {
  const { plain = 0, day = 0, month = 0, onlyDay = 0, onlyMonth = 0 } = count
  if (onlyDay > 0 && onlyMonth === 0)
    return [`coalesce(${isoTime(sql)}, ${pointedDate(sql)}, ${dayFirst(sql)})`, plain + day]
  if (onlyMonth > 0 && onlyDay === 0)
    return [`coalesce(${isoTime(sql)}, ${pointedDate(sql)}, ${monthFirst(sql)})`, plain + month]
  return [`coalesce(${isoTime(sql)}, ${pointedDate(sql)})`, plain]
}

function typed(type: ColumnType, value: string, missing: string, bad: number): Typing {
  const guarded = `case when ${missing} then null else ${value} end`
  return { type, value: guarded, ...(bad > 0 ? { bad: `(not ${missing} and (${value}) is null)` } : {}) }
}

function asText(sql: string, words: MissingWords): Typing {
  return typed('text', sql, isEmpty(sql, words), 0)
}

function isMissing(sql: string, words: MissingWords): string {
  return `(${isBlank(sql)} or ${isMissingWord(sql, words)})`
}

function isEmpty(sql: string, words: MissingWords): string {
  return `(${isBlank(sql)} or ${isMissingText(sql, words)})`
}

/** DuckDB also reads `1_000`, which no file means. */
function pointNumber(sql: string): string {
  return `case when not contains(${sql}, '_') then try_cast(${sql} as double) end`
}

function commaNumber(sql: string): string {
  const text = trimmed(sql)
  const shape = `regexp_full_match(${text}, '[+-]?([0-9]{1,3}([.][0-9]{3})+|[0-9]+)(,[0-9]+)?([eE][+-]?[0-9]+)?')`
  return `case when ${shape} then try_cast(replace(replace(${text}, '.', ''), ',', '.') as double) end`
}

/** Counts rows by conditions, for all columns in one pass; a column without conditions costs nothing. */
async function countAll(
  engine: Engine,
  from: string,
  conditions: readonly Readonly<Record<string, string>>[],
): Promise<readonly Readonly<Record<string, number>>[]> {
  const wanted = conditions.flatMap((of, column) =>
    Object.entries(of)
      .filter(([, condition]) => condition !== 'false')
      .map(([key, condition]) => ({ column, key, condition })),
  )
  if (wanted.length === 0) return conditions.map(() => ({}))
  const counts = wanted.map(({ condition }, index) => `count(*) filter (${condition})::double as n${index}`)
  const [row = {}] = await queryRows(engine, `select ${counts.join(', ')} from ${from}`)
  return conditions.map((_, column) =>
    Object.fromEntries(
      wanted.flatMap((each, index) => (each.column === column ? [[each.key, Number(row[`n${index}`])]] : [])),
    ),
  )
}
