import type { StudiedColumn } from '../../study/study-columns.ts'
import type { Examination } from '../examination.ts'
import type { Finding } from '../finding.ts'
import { named } from '../named.ts'
import { touchedOfAll, touchedText } from '../touched.ts'

/** Rows without a label, a score, a prediction or a time, where the file has such a column. */
export function missingAnswers({ study }: Examination): readonly Finding[] {
  const { label, answers, time, facts } = study
  const roles: readonly (readonly [StudiedColumn | undefined, string, string])[] = [
    [
      label?.column,
      'label',
      'They are left out of every measure of quality; if the unlabelled ones are the hard ones, quality looks better than it is.',
    ],
    [
      answers.score?.column,
      'score',
      'They are left out of every measure of the score; a model that is silent on hard cases looks better than it is.',
    ],
    [
      answers.prediction?.column,
      'prediction',
      'They are left out of every measure of the prediction; a model that is silent on hard cases looks better than it is.',
    ],
    [time?.column, 'time', 'They belong to no week, so every promise by time is made without them.'],
  ]
  return roles.flatMap(([column, role, effect]): readonly Finding[] => {
    if (column === undefined || column.missing === 0) return []
    const touched = touchedOfAll(column.missing, facts.rows)
    const message = `${touchedText(touched)} have no ${role}: ${named([column.name])} is empty.`
    return [{ id: `missing-${role}`, severity: 'look', column: column.name, ...touched, message, effect }]
  })
}
