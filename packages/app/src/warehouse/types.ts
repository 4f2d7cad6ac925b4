import { countWhere } from './count-where.ts'
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
 *
 * The first pass looks for signs only; the costly questions are asked of the columns that show them.
 */
export async function typeColumns(
  engine: Engine,
  source: Source,
  words: MissingWords,
): Promise<readonly TypedColumn[]> {
  const { columns } = source
  const points = await countAll(engine, source, (sql) => pointCounts(sql, source))
  const readings = columns.map(({ sql }, index) => readingOf(sql, points[index] ?? {}, source))
  const numbers = await countAll(engine, source, (sql, index) => numberCounts(sql, readings[index], words))
  const numeric = columns.map(({ sql }, index) => numberOf(sql, readings[index], numbers[index] ?? {}, source, words))
  const signs = await countAll(engine, source, (sql, index) => (numeric[index] === undefined ? signsOf(sql) : {}))
  const others = await countAll(engine, source, (sql, index) => (hasSign(signs[index]) ? otherCounts(sql, words) : {}))
  return columns.map(({ name, sql }, index) => ({
    name,
    text: sql,
    ...(numeric[index] ?? otherOf(sql, others[index] ?? {}, source, words) ?? asText(sql, words)),
  }))
}

type Typing = Omit<TypedColumn, 'name' | 'text'>
type Counts = Readonly<Record<string, number>>
type Conditions = Readonly<Record<string, string>>

const mostly = 0.9

function pointCounts(sql: string, { decimal }: Source): Conditions {
  const point = `isfinite(${pointNumber(sql)})`
  return decimal === 'comma' || decimal === 'mixed' ? { point, comma: `isfinite(${commaNumber(sql)})` } : { point }
}

/** Signs of times and truths, cheap to see. */
function signsOf(sql: string): Conditions {
  return {
    time: maybeTime(sql),
    truth: `strlen(${sql}) between 4 and 16 and lower(${trimmed(sql)}) in ('true', 'false')`,
  }
}

/** Short, beginning with a digit (or a space), and with the marks of a date. */
function maybeTime(sql: string): string {
  const marks = `${sql} like '____-__-__%' or contains(${sql}, '/') or contains(${sql}, '.')`
  return `(${sql} < ':' and strlen(${sql}) between 8 and 64 and (${sql} < '!' or ${marks}))`
}

function hasSign({ time = 0, truth = 0 }: Counts = {}): boolean {
  return time + truth > 0
}

/** The expression that reads a column's numbers, where it has any. */
function readingOf(sql: string, { point = 0, comma = 0 }: Counts, { decimal }: Source): string | undefined {
  if (point + comma === 0) return undefined
  return comma > point || (comma === point && decimal === 'comma') ? commaNumber(sql) : pointNumber(sql)
}

function numberCounts(sql: string, number: string | undefined, words: MissingWords): Conditions {
  if (number === undefined) return {}
  const whole = `regexp_full_match(${trimmed(sql)}, '[+-]?[0-9]+')`
  return {
    good: isGood(sql, `isfinite(${number})`, words),
    missing: whereNot(sql, `isfinite(${number})`, words),
    wide: `case when abs(${number}) > ${Number.MAX_SAFE_INTEGER} then ${whole} end`,
  }
}

function numberOf(
  sql: string,
  number: string | undefined,
  counts: Counts,
  { rows }: Source,
  words: MissingWords,
): Typing | undefined {
  const { good = 0, missing = 0, wide = 0 } = counts
  if (number === undefined || good === 0 || wide > 0 || good < mostly * (rows - missing)) return undefined
  return typed('number', sql, `case when isfinite(${number}) then ${number} end`, words, rows - missing - good)
}

function otherCounts(sql: string, words: MissingWords): Conditions {
  const plain = `coalesce(${isoTime(sql)}, ${pointedDate(sql)}) is not null`
  const [day, month] = [`${dayFirst(sql)} is not null`, `${monthFirst(sql)} is not null`]
  return {
    empty: isEmpty(sql, words),
    truths: `not ${isEmpty(sql, words)} and lower(${trimmed(sql)}) in ('true', 'false')`,
    missing: whereNot(sql, `${plain} or ${day} or ${month}`, words),
    plain: isGood(sql, plain, words),
    day: isGood(sql, day, words),
    month: isGood(sql, month, words),
    onlyDay: isGood(sql, `${day} and not ${month}`, words),
    onlyMonth: isGood(sql, `${month} and not ${day}`, words),
  }
}

function otherOf(sql: string, counts: Counts, { rows }: Source, words: MissingWords): Typing | undefined {
  const { empty = 0, truths = 0, missing = 0 } = counts
  if (truths > 0 && truths === rows - empty) {
    const value = `case when ${isEmpty(sql, words)} then null else lower(${trimmed(sql)}) = 'true' end`
    return { type: 'boolean', value }
  }
  const [time, good] = timeOf(sql, counts)
  if (good === 0 || good < mostly * (rows - missing)) return undefined
  return typed('time', sql, time, words, rows - missing - good)
}

/** The expression that reads the column's times, and how many values it reads. */
function timeOf(sql: string, counts: Counts): readonly [string, number] {
  const { plain = 0, day = 0, month = 0, onlyDay = 0, onlyMonth = 0 } = counts
  const either = [isoTime(sql), pointedDate(sql)]
  if (onlyDay > 0 && onlyMonth === 0) return [`coalesce(${[...either, dayFirst(sql)].join(', ')})`, plain + day]
  if (onlyMonth > 0 && onlyDay === 0) return [`coalesce(${[...either, monthFirst(sql)].join(', ')})`, plain + month]
  return [`coalesce(${either.join(', ')})`, plain]
}

/** The usual words for a missing value read as no number and no time; words of the dataset may be numbers or times. */
function typed(type: ColumnType, sql: string, read: string, words: MissingWords, bad: number): Typing {
  const value =
    words.missingValues === undefined ? read : `case when ${isMissing(sql, words)} then null else ${read} end`
  return { type, value, ...(bad > 0 ? { bad: `(${value}) is null and not ${isMissing(sql, words)}` } : {}) }
}

function asText(sql: string, words: MissingWords): Typing {
  return { type: 'text', value: `case when ${isEmpty(sql, words)} then null else ${sql} end` }
}

/** True where a value has the type and is not missing. */
function isGood(sql: string, fits: string, words: MissingWords): string {
  return words.missingValues === undefined ? fits : `case when ${fits} then not ${isMissing(sql, words)} end`
}

/** True where a value is missing; only what does not fit the type is asked, where that is enough. */
function whereNot(sql: string, fits: string, words: MissingWords): string {
  if (words.missingValues !== undefined) return isMissing(sql, words)
  return `case when ${fits} then false else ${isMissing(sql, words)} end`
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
  { from, columns }: Source,
  conditionsOf: (sql: string, index: number) => Conditions,
): Promise<readonly Counts[]> {
  const conditions = columns.map(({ sql }, index) => Object.entries(conditionsOf(sql, index)))
  const counts = conditions.flatMap((of, index) =>
    of.map(([key, condition]) => `${countWhere(condition)} as ${key}${index}`),
  )
  if (counts.length === 0) return conditions.map(() => ({}))
  const [row = {}] = await queryRows(engine, `select ${counts.join(', ')} from ${from}`)
  return conditions.map((of, index) => Object.fromEntries(of.map(([key]) => [key, Number(row[`${key}${index}`])])))
}
