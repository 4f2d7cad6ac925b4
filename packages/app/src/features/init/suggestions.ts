import { visibleText } from '@plumb/claims'
import { Document } from 'yaml'
import type { FileStudy } from '../study/file-study.ts'
import { isSensitive } from '../study/guess-segments.ts'

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
export function unlocks({ label, answers, id }: FileStudy): readonly string[] {
  const answered = answers.score !== undefined || answers.prediction !== undefined
  if (label !== undefined && !answered)
    return ['score or prediction: a column with what a model said unlocks precision, recall and the like']
  if (label !== undefined) return []
  const joined =
    id === undefined
      ? ''
      : `, also from another file: labels: { source: FILE, key: ${visibleText(id.column.name)}, label: COLUMN } beside columns`
  if (answered) return [`label: what really happened unlocks precision and recall${joined}`]
  return [
    'label: a column with what really happened, and score or prediction: what a model said, unlock precision and recall',
  ]
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
