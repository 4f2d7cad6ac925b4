import { isLater } from '../../study/guess-others.ts'
import type { Examination } from '../examination.ts'
import type { Finding } from '../finding.ts'
import { named } from '../named.ts'
import { touchedOfAll } from '../touched.ts'
import { isSuspicious } from './leaks.ts'

/** Columns whose names say that they are filled in only afterwards. */
export function knownLater({ study: { columns, label, time, facts, id }, signals }: Examination): readonly Finding[] {
  if (label === undefined) return []
  const taken = [label.column, time?.column, id?.column]
  const told = signals.filter(isSuspicious).map(({ name }) => name)
  const later = columns.filter((column) => isLater(column) && !taken.includes(column) && !told.includes(column.name))
  if (later.length === 0) return []
  const names = later.map(({ name }) => name)
  return [
    {
      id: 'known-later',
      severity: 'note',
      column: names.length === 1 ? (names[0] ?? null) : null,
      ...touchedOfAll(facts.rows, facts.rows),
      message: `By ${names.length === 1 ? 'its name' : 'their names'}, ${named(names)} may be known only after the outcome.`,
      effect: 'A model must not see what is not known at the moment of prediction.',
    },
  ]
}
