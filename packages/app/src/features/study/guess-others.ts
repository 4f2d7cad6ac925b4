import { formatCount } from '@plumb/claims'
import { wordSet } from './name-words.ts'
import type { StudiedColumn } from './study-columns.ts'

/** A column and why it was taken for something. */
export interface ColumnGuess {
  readonly column: StudiedColumn
  readonly because: string
}

/** The key of a row: text or whole numbers, another one in every row, and named so. */
export function guessId(columns: readonly StudiedColumn[]): ColumnGuess | undefined {
  const keys = columns.filter(({ repeats, rows, type, whole }) => {
    return repeats !== undefined && repeats <= 0.02 * rows && (type === 'text' || whole)
  })
  const column = keys.find(({ words }) => words.join(' ') === 'id') ?? keys.find(({ words }) => isKeyName(words))
  if (column === undefined) return undefined
  const { repeats = 0 } = column
  const values =
    repeats === 0
      ? 'another value in every row'
      : `another value in nearly every row (${formatCount(repeats)} repeat one)`
  return { column, because: `${values}, named like a key` }
}

/** When it happened: a column of times, not one that is filled in later. */
export function guessTime(columns: readonly StudiedColumn[]): ColumnGuess | undefined {
  const times = columns.filter(
    ({ type, distinct, words }) => type === 'time' && distinct > 1 && !words.some((word) => birth.has(word)),
  )
  const [column, ...others] = times.toSorted((a, b) => timeRank(b) - timeRank(a))
  if (column === undefined) return undefined
  const more = others.length === 0 ? '' : `; other times: ${fewNames(others)}`
  return { column, because: `times from ${day(column.minimum)} to ${day(column.maximum)}${more}` }
}

/** Who a row belongs to: many values, each in several rows. */
export function guessCluster(columns: readonly StudiedColumn[]): ColumnGuess | undefined {
  const column = columns.find(
    ({ type, whole, words, distinct, rows, missing }) =>
      (type === 'text' || whole) && distinct >= 20 && distinct <= 0.7 * (rows - missing) && isOwnerName(words),
  )
  if (column === undefined) return undefined
  const { distinct, rows, missing } = column
  const about = distinct > 1000 ? 'about ' : ''
  return { column, because: `${about}${formatCount(distinct)} values in ${formatCount(rows - missing)} rows` }
}

/** How many rows of the world a row stands for, by its name: it could be kilograms. */
export function guessWeight(columns: readonly StudiedColumn[]): ColumnGuess | undefined {
  const column = columns.find(
    ({ type, minimum = 0, distinct, words }) =>
      type === 'number' && minimum > 0 && distinct > 1 && words.some((word) => weights.has(word)),
  )
  return column === undefined ? undefined : { column, because: 'named like a weight, all above 0' }
}

/** Whether a name says that a column is filled in only afterwards. */
export function isLater({ words }: StudiedColumn): boolean {
  return words.some((word) => later.has(word))
}

const keyWords = wordSet('id ids uuid guid key')
const owners =
  wordSet(`user customer client account patient person member session household device merchant store school
  hospital conversation thread author driver employee seller worker item`)
const weights = wordSet('weight weights wgt')
const later =
  wordSet(`closed closing resolved resolution settled settlement completed finished ended end refunded refund paid
  confirmed updated reviewed chargeback outcome handled handler handling exit exited recovered collected
  discharge discharged`)
const birth = wordSet('birth dob birthday birthdate')
const moments = wordSet('timestamp time ts date datetime day created opened at on event scored')

function isKeyName(words: readonly string[]): boolean {
  return words.some((word) => keyWords.has(word)) || words.join(' ') === 'number'
}

function isOwnerName(words: readonly string[]): boolean {
  const last = words.at(-1) ?? ''
  return keyWords.has(last) || owners.has(last)
}

function timeRank(column: StudiedColumn): number {
  const named = column.words.some((word) => moments.has(word)) ? 1 : 0
  return named - (isLater(column) ? 2 : 0)
}

const mostNamed = 3

function fewNames(columns: readonly StudiedColumn[]): string {
  const rest = columns.length - mostNamed
  const first = columns.slice(0, mostNamed).map(({ name }) => name)
  return `${first.join(', ')}${rest > 0 ? ` and ${formatCount(rest)} more` : ''}`
}

function day(us: number | undefined): string {
  return us === undefined ? '?' : new Date(us / 1000).toISOString().slice(0, 10)
}
