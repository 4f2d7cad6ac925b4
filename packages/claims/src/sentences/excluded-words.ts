import { visibleText } from './visible-text.ts'

const words: Readonly<Record<string, string>> = {
  'outside-where': 'not in the population that the promise speaks of',
  'outside-windows': 'in no window that the promise asks for',
  'no-time': 'without a time',
  'no-label': 'without a label',
  'bad-label': 'with a label that cannot be read',
  'conflicting-labels': 'with labels that contradict each other',
  blind: 'too young for their outcome to be known',
  'no-score': 'without a score',
  'score-not-a-number': 'with a score that is no number',
  'no-prediction': 'without a prediction',
  'bad-prediction': 'with a prediction that cannot be read',
  'no-answer': 'that neither of the two answered',
  'no-weight': 'without a usable weight',
  'unknown-winner': 'with a winner that took no part',
}

/** Why rows were set aside, to follow a count of rows: `12 rows without a label`. */
export function excludedWords(reason: string): string {
  const known = words[reason]
  if (known !== undefined) return known
  if (reason.startsWith('unanswered by ')) return `that only one of the two answered (${visibleText(reason)})`
  const [, column, bad] = /^(?:no-(.*)|(.*)-not-a-number)$/s.exec(reason) ?? []
  if (column !== undefined) return `without ${visibleText(column)}`
  return bad === undefined ? visibleText(reason) : `with ${visibleText(bad)} that is no number`
}
