import { InputError, valueText, type Value } from '@plumb/claims'
import { isAnswerName } from './answer-words.ts'
import { wordSet } from './name-words.ts'
import type { StudiedColumn } from './study-columns.ts'
import { isUsual, meansYes, twoValues, valueWord } from './value-words.ts'

/** The column of what really happened, as guessed. */
export interface LabelGuess {
  readonly column: StudiedColumn
  readonly because: string
  /** Two values, or several classes. */
  readonly task: 'binary' | 'multiclass'
  readonly positive?: { readonly value: Value; readonly because: string; readonly sure: boolean }
}

/** Guesses which column is the outcome, from names and values; undefined where nothing tells. */
export function guessLabel(columns: readonly StudiedColumn[]): LabelGuess | undefined {
  const open = columns.filter(({ words }) => !isAnswerName(words))
  const binary = open.filter(({ counts }) => twoValues(counts) !== undefined)
  const named = best(binary.filter(hasOutcomeValues))
  const several = best(open.filter(hasClasses))
  if (several !== undefined && strength(several) > (named === undefined ? 0 : strength(named))) {
    return { column: several, task: 'multiclass', because: `${several.distinct} classes, named like an outcome` }
  }
  if (named !== undefined) return labelOf(named, `${shown(named)}, named like an outcome${alsoNamed(binary, named)}`)
  const [only, ...others] = binary.filter(({ counts }) => counts?.every(({ value }) => isUsual(value)))
  if (only === undefined || others.length > 0) return undefined
  const answered = columns.some(({ words }) => isAnswerName(words))
  if (answered) return labelOf(only, `${shown(only)}, the only column with two values besides the answers`)
  return only === columns.at(-1) ? labelOf(only, `${shown(only)}, the only such column and the last one`) : undefined
}

/**
 * The label that a person names, of two values or several classes.
 *
 * @throws {InputError} `unknown-name`, `wrong-shape`
 */
export function namedLabel(columns: readonly StudiedColumn[], name: string): LabelGuess {
  const column = columns.find((each) => each.name === name)
  if (column === undefined) {
    const wanted = `one of ${columns
      .map((each) => each.name)
      .slice(0, 20)
      .join(', ')}`
    throw new InputError('unknown-name', `there is no column ${name}`, { wanted, got: name })
  }
  const because = 'named on the command line'
  if (twoValues(column.counts) !== undefined) return labelOf(column, because)
  if (column.counts !== undefined && column.counts.length > 2) return { column, task: 'multiclass', because }
  const got = `${column.distinct} different values in ${name}`
  throw new InputError('wrong-shape', `a label has two values or a few classes; got ${got}`, {
    wanted: '2 to 20 values',
    got,
  })
}

/** Columns that could be the outcome, for a person to choose from. */
export function possibleLabels(columns: readonly StudiedColumn[]): readonly string[] {
  return columns
    .filter(({ counts, words }) => twoValues(counts) !== undefined && !isAnswerName(words))
    .map(({ name }) => name)
}

/** The same label with its other value as the positive one. */
export function turned(label: LabelGuess, because: string): LabelGuess {
  const other = twoValues(label.column.counts)?.find((value) => value !== label.positive?.value)
  return other === undefined ? label : { ...label, positive: { value: other, because, sure: true } }
}

/** Whether a column is named like something that happened, the label or another such column. */
export function isOutcomeName(column: StudiedColumn): boolean {
  return strength(column) > 0 && !column.words.includes('class')
}

function alsoNamed(columns: readonly StudiedColumn[], chosen: StudiedColumn): string {
  const others = columns.filter((column) => column !== chosen && hasOutcomeValues(column) && isOutcomeName(column))
  return others.length === 0
    ? ''
    : `; it could also be ${others
        .slice(0, 3)
        .map(({ name }) => name)
        .join(', ')}`
}

const outcomeWords = wordSet('label labels target outcome truth actual gt groundtruth')
const eventWords =
  wordSet(`fraud fraudulent churn churned default defaulted survived survival converted conversion spam class
  died dead death readmitted readmission cancelled canceled cancellation returned clicked click won lost purchased
  success failed failure response responded relapse disease diagnosis malignant attrition exited chargeback toxic injection
  sentiment hallucination hallucinated admitted admit hired promoted approved accepted subscribed subscription resolved escalated recid recidivism hospitalized bankrupt
  retained retention`)
const wholeNames = wordSet('y result status correct event tip tipped')

function strength({ words }: StudiedColumn): number {
  if (words.includes('gold')) return 4
  if (words.some((word) => outcomeWords.has(word)) || words.join(' ') === 'y true') return 3
  if (words.some((word) => eventWords.has(word))) return 2
  return words.length === 1 && wholeNames.has(words[0] ?? '') ? 2 : 0
}

function best(columns: readonly StudiedColumn[]): StudiedColumn | undefined {
  const named = columns.filter((column) => strength(column) > 0)
  return named.toSorted((a, b) => strength(b) - strength(a))[0]
}

/** Two numbers that are no 0/1 could be anything, but 1/2 is an old code for two classes. */
function hasOutcomeValues({ type, counts }: StudiedColumn): boolean {
  const values = twoValues(counts) ?? []
  return type !== 'number' || values.every(isUsual) || values.map(String).toSorted().join() === '1,2'
}

function hasClasses(column: StudiedColumn): boolean {
  const { type, counts, rows } = column
  return type === 'text' && counts !== undefined && counts.length >= 3 && counts.length <= rows / 5
}

function labelOf(column: StudiedColumn, because: string): LabelGuess {
  const positive = positiveOf(column)
  return { column, task: 'binary', because, ...(positive === undefined ? {} : { positive }) }
}

const adverse =
  wordSet(`fraud fraudulent spam bad churn churned default defaulted malignant m died dead abnormal abnorm attack
  toxic unsafe fail failed failure sick event hit injection jailbreak scam phishing anomaly`)

function positiveOf(column: StudiedColumn): LabelGuess['positive'] {
  const values = twoValues(column.counts)
  if (values === undefined) return undefined
  const usual = values.every(isUsual) ? values.find(meansYes) : undefined
  if (usual !== undefined) return { value: usual, because: `of ${shown(column)}, the one that means yes`, sure: true }
  const named = values.find((value) => adverse.has(valueWord(value)) || column.words.includes(valueWord(value)))
  if (named !== undefined) return { value: named, because: 'the value that names the event', sure: true }
  const rare = values[1]
  return {
    value: rare,
    because: `the rarer of ${shown(column)}: change it if the other one is what you look for`,
    sure: false,
  }
}

function shown({ counts = [] }: StudiedColumn): string {
  return counts
    .map(({ value }) => valueText(value).slice(0, 40))
    .toSorted()
    .join('/')
}
