import type { Examination } from '../examination.ts'
import type { Finding } from '../finding.ts'
import { touchedOfAll } from '../touched.ts'

/** A file with nothing in it, or only names. */
export function noRows({ study: { facts } }: Examination): readonly Finding[] {
  if (facts.rows > 0) return []
  const what = facts.names.length === 0 ? 'The file is empty' : 'The file has names of columns, but no rows'
  return [
    {
      id: 'no-rows',
      severity: 'wrong',
      column: null,
      ...touchedOfAll(0, 0),
      message: `${what}.`,
      effect: 'Nothing can be said of it yet.',
    },
  ]
}
