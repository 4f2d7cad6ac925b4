import { quoteText } from './quote.ts'

/** Which texts mean that a value is missing. */
export interface MissingWords {
  /** Words besides the empty cell, in every column; default: NA, N/A, NaN, null, None in columns of numbers and times. */
  readonly missingValues?: readonly string[]
}

/** What a blank cell may hold. */
const spaces = quoteText(' \t\r\n\u000B\f\u00A0\uFEFF')
const usual = ['NA', 'N/A', 'NAN', 'NULL', 'NONE']

/** The text without the spaces around it. (Not tabs and line ends: to trim these too costs six times as much.) */
export function trimmed(sql: string): string {
  return `trim(${sql})`
}

/** True where a text is empty once trimmed. Most values are settled by their first letter. */
export function isBlank(sql: string): string {
  return `(${sql} is null or ${sql} = '' or ((${sql} < '!' or ${sql} >= '\u00A0') and trim(${sql}, ${spaces}) = ''))`
}

/** True where a text in a column of numbers or times stands for a missing value; never null. */
export function isMissingWord(sql: string, { missingValues }: MissingWords): string {
  if (missingValues === undefined)
    return `(strlen(${sql}) <= 64 and upper(${trimmed(sql)}) in (${usual.map(quoteText).join(', ')}))`
  return isOneOf(sql, missingValues)
}

/** True where a text in a column of text, or of true and false, stands for a missing value: only what the dataset says. */
export function isMissingText(sql: string, { missingValues }: MissingWords): string {
  return missingValues === undefined ? 'false' : isOneOf(sql, missingValues)
}

/** True where a number is one of the words of the dataset. */
export function isMissingNumber(sql: string, { missingValues = [] }: MissingWords): string {
  const numbers = missingValues.filter((word) => word.trim() !== '' && Number.isFinite(Number(word))).map(Number)
  return numbers.length === 0 ? 'false' : `${sql} in (${numbers.map((number) => `${number}::double`).join(', ')})`
}

function isOneOf(sql: string, words: readonly string[]): string {
  const list = words.map((word) => quoteText(word.trim())).join(', ')
  return words.length === 0 ? 'false' : `${trimmed(sql)} in (${list})`
}
