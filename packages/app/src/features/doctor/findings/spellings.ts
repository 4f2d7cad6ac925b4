import type { Examination } from '../examination.ts'
import type { Finding } from '../finding.ts'
import { named, quoted } from '../named.ts'
import { touched, touchedText } from '../touched.ts'

/** One category in several spellings. */
export function spellings({ texts, looked, study }: Examination): readonly Finding[] {
  return texts.flatMap(({ name, spellings: groups, values }): readonly Finding[] => {
    const [first] = groups
    const distinct = study.columns.find((column) => column.name === name)?.distinct ?? 0
    if (first === undefined || distinct > values / 5) return []
    const share = touched(
      groups.flatMap((group) => group.slice(1)).reduce((total, { rows }) => total + rows, 0),
      looked,
    )
    const shown = first.slice(0, 3).map(({ value }) => quoted(value))
    return [
      {
        id: 'spellings',
        severity: 'look',
        column: name,
        ...share,
        message: `${named([name])} has one value in several spellings, as ${shown.join(' and ')}: ${touchedText(share)} have another one than most.`,
        effect: 'Each spelling is a slice of its own: groups are too small, and counts of one value are too low.',
      },
    ]
  })
}
