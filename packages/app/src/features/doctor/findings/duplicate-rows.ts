import type { Examination } from '../examination.ts'
import type { Finding } from '../finding.ts'
import { touchedOfAll, touchedText } from '../touched.ts'

/** From here on equal rows are the nature of a table with few different answers, and say nothing. */
const usual = 0.2

/**
 * Rows that stand in the file twice. With a key or a time among its columns, or with values that only copies share, a
 * repeated row is a copy; rows of few coarse answers can agree by chance, and are only noted.
 */
export function duplicateRows({ repeats: { all, sure }, study }: Examination): readonly Finding[] {
  const { id, time, facts } = study
  const touched = touchedOfAll(all, facts.rows)
  const twice = `${touchedText(touched)} ${all === 1 ? 'repeats' : 'repeat'} an earlier row in every column`
  const known = id !== undefined || time !== undefined
  if (all > 0 && (known || sure >= all / 2)) {
    return [
      {
        id: 'duplicate-rows',
        severity: known ? 'wrong' : 'look',
        column: null,
        ...touched,
        message: `${twice}.`,
        effect: `${touchedText(touched)} would count twice in every number, and can stand in both training and test.`,
      },
    ]
  }
  if (all === 0 || touched.estimate >= usual) return []
  return [
    {
      id: 'duplicate-rows',
      severity: 'note',
      column: null,
      ...touched,
      message: `${twice}, which rows that are different cases can do by chance here.`,
      effect: 'If they are copies, they count twice in every number. A column that names the case would tell.',
    },
  ]
}
