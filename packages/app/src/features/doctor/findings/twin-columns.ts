import type { Examination } from '../examination.ts'
import type { Finding } from '../finding.ts'
import { named } from '../named.ts'
import { touched } from '../touched.ts'

/** Columns that hold the same value in every row. */
export function twinColumns({ twins, looked }: Examination): readonly Finding[] {
  return looked.rows < 10
    ? []
    : twins
        .filter((names) => names.length > 1)
        .map((names) => ({
          id: 'twin-columns',
          severity: 'note',
          column: names[1] ?? null,
          ...touched(looked.rows, looked),
          message: `${named(names)} hold the same value in every row${looked.rows === looked.of ? '' : ' that was looked at'}.`,
          effect: 'One of them is enough; a model that uses both counts the same evidence twice.',
        }))
}
