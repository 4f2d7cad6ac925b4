import { formatRows } from '@plumb/claims'
import type { Examination } from '../examination.ts'
import type { Finding } from '../finding.ts'
import { named, quoted } from '../named.ts'
import { isPersonal } from '../personal-kinds.ts'
import { touchedOfAll, touchedText } from '../touched.ts'

const kinds = { number: 'numbers', time: 'times', boolean: 'true or false', text: 'text' } as const

/** Values that are not of their column's type. */
export function badValues({ study: { columns, facts }, bad }: Examination): readonly Finding[] {
  return columns.flatMap(({ name, bad: rows, type }): readonly Finding[] => {
    if (rows === 0) return []
    const touched = touchedOfAll(rows, facts.rows)
    const examples = bad.find((each) => each.name === name)?.examples ?? []
    const shown = examples.map(
      ({ value, rows: n }) => `${isPersonal(value) ? 'personal data' : quoted(value)} in ${formatRows(n)}`,
    )
    const list = shown.length === 0 ? '' : ` (${shown.join(', ')})`
    return [
      {
        id: 'bad-values',
        severity: 'wrong',
        column: name,
        ...touched,
        message: `${named([name])} holds ${kinds[type]}, but not in ${touchedText(touched)}${list}.`,
        effect: 'These values count nowhere: averages and slices of this column are made without them.',
      },
    ]
  })
}
