import { formatCount } from '@plumb/claims'
import { queryRows, type Engine } from '../../warehouse/connection.ts'
import { quoteName } from '../../warehouse/quote.ts'
import { isAnswerName } from './answer-words.ts'
import { isOutcomeName } from './guess-label.ts'
import { isLater } from './guess-others.ts'
import { wordSet } from './name-words.ts'
import type { StudiedColumn } from './study-columns.ts'

/** A column that is offered for slices. */
interface SegmentGuess {
  readonly column: StudiedColumn
  readonly because: string
}

/** A column that could be cut into bands. */
export interface BandGuess {
  readonly column: string
  readonly cuts: readonly number[]
}

export interface SegmentGuesses {
  readonly chosen: readonly SegmentGuess[]
  /** Further ones that would do. */
  readonly others: readonly string[]
}

const mostValues = 12
/** A slice with fewer rows says little. */
export const leastRows = 100
const mostChosen = 6

/** Columns with 2 to 12 values of at least 100 rows each; those that name people, places and products first. */
export function guessSegments(columns: readonly StudiedColumn[]): SegmentGuesses {
  const fit = columns.filter(isSegment).toSorted((a, b) => rank(b) - rank(a))
  return {
    chosen: fit.slice(0, mostChosen).map((column) => ({ column, because: because(column) })),
    others: fit.slice(mostChosen).map(({ name }) => name),
  }
}

/** Whether a column speaks of what people are often treated unequally for. */
export function isSensitive({ words }: StudiedColumn): boolean {
  return (
    words.some((word) => sensitive.has(word)) || (words.includes('age') && words.every((word) => ageWords.has(word)))
  )
}

/** Cuts at about the quartiles of up to two numeric columns that people speak of in bands. */
export async function guessBands(
  engine: Engine,
  relation: string,
  columns: readonly StudiedColumn[],
): Promise<readonly BandGuess[]> {
  const numbers = columns.filter(
    ({ type, values, words }) => type === 'number' && values === undefined && words.some((word) => banded.has(word)),
  )
  const guesses: BandGuess[] = []
  for (const { name, minimum = 0, maximum = 0 } of numbers.slice(0, 2)) {
    const column = `quantile_disc(${quoteName(name)}, [0.25, 0.5, 0.75])`
    const [row = {}] = await queryRows(engine, `select ${column} as quartiles from ${relation}`)
    const quartiles = Array.isArray(row['quartiles']) ? row['quartiles'].map(Number) : []
    const cuts = [...new Set(quartiles.map((quartile) => Number(quartile.toPrecision(2))))]
    const inside = cuts.filter((cut) => cut > minimum && cut < maximum)
    if (inside.length > 0) guesses.push({ column: name, cuts: inside.toSorted((a, b) => a - b) })
  }
  return guesses
}

const ageWords = wordSet('age band group range cat category years customer client patient driver applicant')
const sensitive = wordSet('sex gender female male race ethnicity ethnic religion nationality foreign disability senior')
const places =
  wordSet(`country region state city market language lang locale channel device platform segment tier plan product
  category contract method band class pclass source department team embarked model version`)
/** What somebody said of a row is no group of rows. */
const opinions = wordSet('winner verdict annotator annotation rater raters rating ratings stars coder vote result')
const suffixes = wordSet('code name type group id')
const banded = wordSet(
  'amount age price income salary tenure balance value spend total months days hours carat fare charges',
)

/** Whether a name speaks of groups that people ask about: `country`, `sex`, `contract_type`. */
export function isGroupName(column: StudiedColumn): boolean {
  return nameRank(column) > 0
}

function isSegment(column: StudiedColumn): boolean {
  const { type, counts, words, name } = column
  if (type === 'time' || counts === undefined || counts.length < 2 || counts.length > mostValues) return false
  if (isAnswerName(words) || isOutcomeName(column) || isLater(column) || name.length > 100) return false
  if (words.some((word) => opinions.has(word.replace(/\d+$/, '')))) return false
  return counts.every(({ rows }) => rows >= leastRows)
}

function rank(column: StudiedColumn): number {
  return nameRank(column) + (column.type === 'text' ? 2 : 0) + ((column.counts?.length ?? 0) > 2 ? 1 : 0)
}

function nameRank(column: StudiedColumn): number {
  if (isSensitive(column)) return 4
  return places.has(column.words.filter((word) => !suffixes.has(word)).at(-1) ?? '') ? 3 : 0
}

function because({ counts = [] }: StudiedColumn): string {
  const sizes = counts.map(({ rows }) => rows)
  const [least, most] = [Math.min(...sizes), Math.max(...sizes)]
  return `${counts.length} values, ${formatCount(least)} to ${formatCount(most)} rows each`
}
