import { valueText } from '@plumb/claims'
import { isOutcomeName } from '../../study/guess-label.ts'
import type { Examination } from '../examination.ts'
import type { Finding } from '../finding.ts'
import { named } from '../named.ts'
import { touchedOfAll } from '../touched.ts'

/** A column named like an outcome that always has the same one. */
export function oneClass({ study: { columns, label, facts } }: Examination): readonly Finding[] {
  const column = columns.find((each) => each.distinct === 1 && isOutcomeName(each))
  if (label !== undefined || column === undefined || facts.rows < 2) return []
  const value = column.values?.[0]
  return [
    {
      id: 'one-class',
      severity: 'wrong',
      column: column.name,
      ...touchedOfAll(facts.rows - column.missing - column.bad, facts.rows),
      message: `${named([column.name])} is named like an outcome, and is ${value === undefined ? 'the same' : valueText(value)} wherever it has a value.`,
      effect: 'Without the other outcome nothing can be said of how well a model tells them apart.',
    },
  ]
}
