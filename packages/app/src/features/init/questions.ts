import type { FileStudy } from '../study/file-study.ts'
import { possibleLabels } from '../study/guess-label.ts'
import { isLater } from '../study/guess-others.ts'
import { isSensitive } from '../study/guess-segments.ts'
import { valueText } from '@plumb/claims'

/** The three questions that no data can answer, by what was found. */
export function questionsFor(study: FileStudy): readonly string[] {
  return [costQuestion(study), momentQuestion(study), hurtQuestion(study)]
}

function costQuestion({ label, columns, answers, amounts }: FileStudy): string {
  if (label?.task === 'binary') {
    const positive = `${label.column.name} = ${valueText(label.positive?.value ?? 1)}`
    return `What does a missed one (${positive}) cost, and what a false alarm? Under costs: false_negative and false_positive; then cost_per_1000 can be promised.`
  }
  if (label !== undefined)
    return `Which confusion of two values of ${label.column.name} costs most? Promise something on that one first.`
  if (amounts !== undefined)
    return `How far may a prediction of ${amounts.label.column.name} be off before it costs something, and is too high as bad as too low? Then share_within can be promised, and bias kept between two bounds.`
  if (answers.score !== undefined || answers.prediction !== undefined) {
    return 'Where can what really happened be read for these rows, and when is it known? And what does a miss cost, what a false alarm?'
  }
  const possible = possibleLabels(columns).slice(0, 5)
  const hint = possible.length === 0 ? 'no column here looks like it' : `it could be ${listed(possible)}`
  return `Which column says what really happened (${hint}), and what does a wrong answer cost, in both directions?`
}

function momentQuestion({ time, columns, label, amounts }: FileStudy): string {
  const later = columns
    .filter((column) => ![label?.column, amounts?.label.column, time?.column].includes(column) && isLater(column))
    .map(({ name }) => name)
  const when =
    time === undefined ? 'When is the moment of prediction' : `Is ${time.column.name} the moment of prediction`
  const suspects = later.length === 0 ? '' : ` By their names perhaps ${listed(later.slice(0, 5))}.`
  return `${when}, and which columns are known only afterwards?${suspects} A model must not see those.`
}

function hurtQuestion({ segments, columns }: FileStudy): string {
  const chosen = segments.chosen.map(({ column }) => column)
  const other = columns.filter((column) => isSensitive(column) && !chosen.includes(column))
  const ordered = [...chosen.filter(isSensitive), ...other, ...chosen.filter((column) => !isSensitive(column))]
  const which = ordered.slice(0, 5).map(({ name, values }) => (values === undefined ? `band of ${name}` : name))
  const hint =
    which.length === 0 ? 'No column here names them: add one' : `It can be promised in each ${listed(which, 'or')}`
  return `Who is hurt when it is wrong, and which groups must not fare worse? ${hint}.`
}

function listed(names: readonly string[], word = 'or'): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} ${word} ${names.at(-1)}`
}
