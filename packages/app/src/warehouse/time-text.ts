import { trimmed } from './missing.ts'

/**
 * A time in ISO 8601 as TIMESTAMP in UTC: a date, or a date and time with or without `Z` or an offset. (DuckDB's cast
 * to TIMESTAMP is fast and drops an offset; its cast to TIMESTAMPTZ, in a session whose zone is UTC, is slow and uses it.)
 */
export function isoTime(sql: string): string {
  const text = trimmed(sql)
  const shape = `strlen(${sql}) <= 64 and ${text} like '____-__-__%' and not ends_with(${sql}, ')')`
  const offset = `contains(${sql}, '+') or contains(substring(${sql}, 12), '-')`
  const plain = `try_cast(${text} as timestamp)`
  const zoned = `timezone('UTC', try_cast(${text} as timestamptz))`
  return `case when ${shape} then case when ${offset} then ${zoned} else coalesce(${plain}, ${zoned}) end end`
}

/** `31.12.2024`, with or without a time. */
export function pointedDate(sql: string): string {
  return parsed(sql, '.', ['%d.%m.%Y'], times)
}

/** `31/12/2024`, with or without a time. */
export function dayFirst(sql: string): string {
  return parsed(sql, '/', ['%d/%m/%Y'], times)
}

/** `12/31/2024`, with or without a time, also with AM and PM. */
export function monthFirst(sql: string): string {
  return parsed(sql, '/', ['%m/%d/%Y'], [...times, ' %I:%M %p', ' %I:%M:%S %p'])
}

const times = ['', ' %H:%M', ' %H:%M:%S']

function parsed(sql: string, separator: string, dates: readonly string[], ends: readonly string[]): string {
  const text = trimmed(sql)
  const formats = dates.flatMap((date) => ends.map((end) => `'${date}${end}'`)).join(', ')
  const shape = `regexp_full_match(${text}, '[0-9]{1,2}[${separator}][0-9]{1,2}[${separator}][0-9]{4}( .+)?')`
  return `case when strlen(${sql}) <= 64 and contains(${sql}, '${separator}') and ${shape} then try_strptime(${text}, [${formats}]) end`
}
