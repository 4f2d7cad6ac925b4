import type { Examination } from '../examination.ts'
import type { Finding } from '../finding.ts'
import { touchedOfAll } from '../touched.ts'

/** A table without a line of names. */
export function noNames({ formats, study: { facts } }: Examination): readonly Finding[] {
  const nameless = formats.some((format) => format.kind === 'delimited' && !format.header)
  if (!nameless || facts.rows === 0) return []
  return [
    {
      id: 'no-names',
      severity: 'look',
      column: null,
      ...touchedOfAll(facts.rows, facts.rows),
      message: 'The first line holds numbers, not names: the columns are called column_1, column_2 and so on.',
      effect: 'What a column means cannot be told from its name, so no role was guessed by it.',
    },
  ]
}
