import { valueText, visibleText } from '@plumb/claims'
import type { FileStudy } from '../study/file-study.ts'
import type { Guess } from './guess.ts'
import { rolesOf } from '../study/roles-of.ts'

/** Every guess that the proposed file builds on, in its order. */
export function guessesOf(study: FileStudy): readonly Guess[] {
  const { label, threshold, segments, units } = study
  const positive = label?.positive
  return [
    ...Object.entries(rolesOf(study)).flatMap(([what, guess]) =>
      guess === undefined ? [] : [{ what, value: visibleText(guess.column.name), because: visibleText(guess.because) }],
    ),
    ...(positive === undefined
      ? []
      : [{ what: 'positive', value: valueText(positive.value), because: visibleText(positive.because) }]),
    ...(threshold === undefined
      ? []
      : [{ what: 'threshold', value: String(threshold.value), because: visibleText(threshold.because) }]),
    ...[...units].map(([column, unit]) => ({
      what: 'unit',
      value: `${visibleText(column)} in ${unit}`,
      because: 'the end of its name',
    })),
    ...segments.chosen.map(({ column, because }) => ({ what: 'segment', value: visibleText(column.name), because })),
  ]
}
