import { formatCount } from '@plumb/claims'
import { isPredictionName, isProbabilityName, isScoreName } from './answer-words.ts'
import type { LabelGuess } from './guess-label.ts'
import type { StudiedColumn } from './study-columns.ts'
import { isUsual, valueWord } from './value-words.ts'

/** What a model said, as guessed. */
export interface AnswerGuess {
  readonly prediction?: { readonly column: StudiedColumn; readonly because: string }
  readonly score?: ScoreGuess
  /** Further columns that look like scores. */
  readonly otherScores: readonly string[]
}

interface ScoreGuess {
  readonly column: StudiedColumn
  readonly because: string
  /** All inside 0..1. */
  readonly inRange: boolean
  /** Named as a probability. */
  readonly namedProbability: boolean
}

/** Guesses which columns hold the answers of a model, from names and values. */
export function guessAnswers(columns: readonly StudiedColumn[], label: LabelGuess | undefined): AnswerGuess {
  const open = columns.filter((column) => column !== label?.column)
  const prediction = open
    .filter((column) => (isPredictionName(column.words) || isGiven(column, label)) && fitsLabel(column, label))
    .toSorted((a, b) => predictionRank(b, label) - predictionRank(a, label))[0]
  const [score, ...others] = open
    .flatMap((column) => (column === prediction ? [] : scoreGuess(column, label)))
    .toSorted((a, b) => scoreRank(b, label) - scoreRank(a, label))
  return {
    ...(prediction === undefined ? {} : { prediction: { column: prediction, because: because(prediction, label) } }),
    ...(score === undefined ? {} : { score }),
    otherScores: others.filter(({ inRange }) => inRange).map(({ column }) => column.name),
  }
}

/** Beside a gold standard, the column `label` holds what somebody said. */
function isGiven({ words }: StudiedColumn, label: LabelGuess | undefined): boolean {
  return label?.column.words.includes('gold') === true && words.join(' ') === 'label'
}

/** The values of the label, or the usual two. */
function fitsLabel({ counts }: StudiedColumn, label: LabelGuess | undefined): boolean {
  if (counts === undefined || counts.length < 2) return false
  const usual = counts.length === 2 && counts.every(({ value }) => isUsual(value))
  return sharesValues(counts, label) || (usual && label?.task !== 'multiclass')
}

function sharesValues(counts: NonNullable<StudiedColumn['counts']>, label: LabelGuess | undefined): boolean {
  const known = new Set(label?.column.counts?.map(({ value }) => valueWord(value)))
  return counts.every(({ value }) => known.has(valueWord(value)))
}

function predictionRank({ words, counts = [] }: StudiedColumn, label: LabelGuess | undefined): number {
  const plain = words.some((word) => word.startsWith('pred') || word.endsWith('hat')) ? 2 : 0
  return plain + (sharesValues(counts, label) ? 1 : 0)
}

function because(column: StudiedColumn, label: LabelGuess | undefined): string {
  const { counts = [] } = column
  if (isGiven(column, label)) return `the same values as ${label?.column.name ?? ''}, which is named as the truth`
  const values = sharesValues(counts, label) ? 'the same values as the label' : '0/1'
  return `${values}, named like a prediction`
}

/** Numbers with many values, named like a score, or named as a value of the label and inside 0..1. */
function scoreGuess(column: StudiedColumn, label: LabelGuess | undefined): readonly ScoreGuess[] {
  const { type, distinct, words, minimum = 0, maximum = 0 } = column
  if (type !== 'number' || distinct < 3) return []
  const inRange = minimum >= 0 && maximum <= 1
  const base = { column, inRange, namedProbability: isProbabilityName(words) }
  if (inRange && isScoreName(words)) {
    return [{ ...base, because: `${formatCount(distinct)} different numbers from 0 to 1, named like a score` }]
  }
  if (inRange && namesPositive(column, label)) {
    return [
      { ...base, namedProbability: true, because: 'numbers from 0 to 1, named as the positive value of the label' },
    ]
  }
  const modelled = words.some((word) => word === 'model' || word.startsWith('pred') || word.startsWith('logit'))
  if (isScoreName(words) && label !== undefined && (modelled || isWholly(words))) {
    return [
      {
        ...base,
        because: `named like a score; numbers from ${minimum} to ${maximum} can rank, but are no probabilities`,
      },
    ]
  }
  return []
}

function isWholly(words: readonly string[]): boolean {
  return words.length === 1 || words[0] === 'y'
}

function namesPositive({ name }: StudiedColumn, label: LabelGuess | undefined): boolean {
  return label?.positive !== undefined && valueWord(name) === valueWord(label.positive.value)
}

function scoreRank({ column, inRange, namedProbability }: ScoreGuess, label: LabelGuess | undefined): number {
  const { words } = column
  const own = words.some(
    (word) =>
      word === 'y' || word === 'model' || word.startsWith('pred') || label?.column.words.includes(word) === true,
  )
  return (inRange ? 4 : 0) + (own ? 2 : 0) + (namedProbability ? 1 : 0)
}
