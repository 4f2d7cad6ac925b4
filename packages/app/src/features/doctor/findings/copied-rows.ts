import type { Examination } from '../examination.ts'
import type { Finding } from '../finding.ts'
import { named } from '../named.ts'
import { touchedOfAll, touchedText } from '../touched.ts'

/** Rows that say the same as an earlier one under another key. */
export function copiedRows({ repeats: { withoutKey }, study }: Examination): readonly Finding[] {
  if (withoutKey === undefined || withoutKey.rows === 0) return []
  const touched = touchedOfAll(withoutKey.rows, study.facts.rows)
  return [
    {
      id: 'copied-rows',
      severity: 'look',
      column: null,
      ...touched,
      message: `${touchedText(touched)} say the same as an earlier row in all columns but ${named(withoutKey.columns)}.`,
      effect:
        'If they are copies under a new key, they count twice, and a test that holds copies of training rows flatters.',
    },
  ]
}
