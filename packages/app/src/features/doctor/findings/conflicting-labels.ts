import type { Examination } from '../examination.ts'
import type { Finding } from '../finding.ts'
import { named } from '../named.ts'
import { touchedOfAll, touchedText } from '../touched.ts'

/** With a smaller share no measure is moved by it. */
const few = 0.01

/** The same case with different labels. */
export function conflictingLabels({
  repeats: { conflicts },
  study: { label, facts },
}: Examination): readonly Finding[] {
  if (conflicts === undefined || conflicts.rows === 0 || label === undefined) return []
  const touched = touchedOfAll(conflicts.rows, facts.rows)
  const same = conflicts.columns === 'all others' ? 'everything else' : named(conflicts.columns)
  return [
    {
      id: 'conflicting-labels',
      severity: touched.estimate < few ? 'note' : 'look',
      column: label.column.name,
      ...touched,
      message: `${touchedText(touched)} have the same ${same} as another row, but another ${named([label.column.name])}.`,
      effect: 'No model can be right on all of them, and whoever measures it counts some right answers as wrong.',
    },
  ]
}
