import type { Examination } from '../examination.ts'
import type { Finding } from '../finding.ts'
import { named } from '../named.ts'
import { touchedOfAll, touchedText } from '../touched.ts'

/** A key that some rows share. */
export function repeatedKeys({ study: { id, facts } }: Examination): readonly Finding[] {
  const { repeats = 0, name } = id?.column ?? {}
  if (repeats === 0 || name === undefined) return []
  const touched = touchedOfAll(repeats, facts.rows)
  return [
    {
      id: 'repeated-keys',
      severity: 'wrong',
      column: name,
      ...touched,
      message: `${touchedText(touched)} repeat a value of ${named([name])}, which is another one in all other rows.`,
      effect: 'Labels or features that are joined by this key would land on several rows.',
    },
  ]
}
