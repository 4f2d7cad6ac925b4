import type { FileStudy } from './file-study.ts'
import type { ColumnGuess } from './guess-others.ts'

/** The roles that a product file gives to columns, in its order; undefined where no column was found. */
export function rolesOf({
  id,
  time,
  label,
  amounts,
  answers,
}: FileStudy): Readonly<Record<'id' | 'time' | 'label' | 'score' | 'prediction', ColumnGuess | undefined>> {
  return {
    id,
    time,
    label: label ?? amounts?.label,
    score: answers.score,
    prediction: answers.prediction ?? amounts?.prediction,
  }
}
