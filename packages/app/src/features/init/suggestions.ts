import { visibleText } from '@plumb/claims'
import { Document } from 'yaml'
import type { FileStudy } from '../study/file-study.ts'
import { isAnswerName, isScoreName } from '../study/answer-words.ts'
import { isOutcomeName } from '../study/guess-label.ts'
import { isSensitive } from '../study/guess-segments.ts'
import { wordSet } from '../study/name-words.ts'

/** Roles that a person may want to give, as comments. */
export function columnHints({ cluster, weight, answers }: FileStudy): readonly string[] {
  return [
    ...(cluster === undefined
      ? []
      : [`${snippet({ cluster: cluster.column.name })} # if rows of one are not independent: ${cluster.because}`]),
    ...(weight === undefined
      ? []
      : [`${snippet({ weight: weight.column.name })} # if it says how many rows this one stands for`]),
    ...(answers.otherScores.length === 0
      ? []
      : [`further scores, to compare as candidates: ${answers.otherScores.join(', ')}`]),
  ]
}

/** What would allow more promises. */
export function unlocks(study: FileStudy): readonly string[] {
  const { label, answers, amounts, id } = study
  const answered = answers.score !== undefined || answers.prediction !== undefined
  if ((label !== undefined && answered) || amounts !== undefined) return []
  if (label !== undefined) {
    const what = 'score or prediction: a column with what a model said unlocks precision, recall and the like'
    return [`${what}${perhaps(likeScores(study))}`]
  }
  const joined =
    id === undefined
      ? ''
      : `, also from another file: labels: { source: FILE, key: ${visibleText(id.column.name)}, label: COLUMN } beside columns`
  const outcomes = perhaps(likeOutcomes(study))
  if (answered) return [`label: what really happened unlocks precision and recall${joined}${outcomes}`]
  return [
    `label: a column with what really happened, and score or prediction: what a model said, unlock precision and recall${outcomes}`,
    ...ratersHint(study),
  ]
}

const mostNamed = 3

function perhaps(names: readonly string[]): string {
  return names.length === 0 ? '' : `; by its name perhaps ${names.slice(0, mostNamed).map(visibleText).join(' or ')}`
}

/** Numbers named like a score that are no probabilities: grades, deciles. */
function likeScores({ columns, label }: FileStudy): readonly string[] {
  return columns
    .filter((column) => column !== label?.column && column.type === 'number' && isScoreName(column.words))
    .map(({ name }) => name)
}

/** Columns named like an outcome with other values than two: a draw is neither won nor lost. One letter is no name. */
function likeOutcomes({ columns }: FileStudy): readonly string[] {
  return columns
    .filter((column) => isOutcomeName(column) && !isAnswerName(column.words) && column.name.length > 1)
    .map(({ name }) => name)
}

const people = wordSet('annotator rater coder expert reviewer assessor')

/** Several people who judged the same rows in the same words. */
function ratersHint({ columns }: FileStudy): readonly string[] {
  const raters = columns.filter(
    ({ words, counts }) => counts !== undefined && words.some((word) => people.has(word.replace(/\d+$/, ''))),
  )
  const [first, ...others] = raters
  const known = new Set(first?.counts?.map(({ value }) => String(value)))
  const same = others.filter(({ counts = [] }) => counts.every(({ value }) => known.has(String(value))))
  if (first === undefined || same.length === 0) return []
  const hint = snippet({ raters: [first, ...same].map(({ name }) => name) }, true).replace(/^\{ | \}$/g, '')
  return [`${hint} # if each judged the row: unlocks agreement, such as krippendorff_alpha`]
}

/** Further slices, as comments. */
export function segmentHints({ segments, bands }: FileStudy): readonly string[] {
  return [
    ...bands.map(
      ({ column, cuts }) => `- ${snippet({ [`${column}_band`]: { column, cuts } }, true)} # about its quartiles`,
    ),
    ...(segments.others.length === 0 ? [] : [`also possible: ${segments.others.join(', ')}`]),
  ]
}

/** Columns whose small groups could be merged, as a comment. */
export function protectedHint({ columns, segments }: FileStudy): readonly string[] {
  const offered = segments.chosen.map(({ column }) => column.name)
  const names = columns.filter((column) => isSensitive(column) && offered.includes(column.name)).map(({ name }) => name)
  return names.length === 0
    ? []
    : [`${snippet({ protected: names }, true).replace(/^\{ | \}$/g, '')} # small groups are then merged in reports`]
}

/** One key with its value, as it would stand in the file. */
function snippet(value: Readonly<Record<string, unknown>>, flow = false): string {
  return new Document(value).toString({ lineWidth: 0, ...(flow ? { collectionStyle: 'flow' } : {}) }).trim()
}
