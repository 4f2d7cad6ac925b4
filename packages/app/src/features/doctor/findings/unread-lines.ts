import { formatCount } from '@plumb/claims'
import type { Examination } from '../examination.ts'
import type { Finding } from '../finding.ts'
import { percent } from '../touched.ts'

/** Lines that cannot be a row. */
export function unreadLines({ rejected, study }: Examination): readonly Finding[] {
  const lines = rejected.reduce((total, { rows }) => total + rows, 0)
  if (lines === 0) return []
  const share = lines / (lines + study.facts.rows)
  const reasons = rejected.map(
    ({ rows, reason, lines: [first] }) =>
      `${reason} in ${formatCount(rows)}${first === undefined ? '' : `, first on line ${formatCount(first)}`}`,
  )
  return [
    {
      id: 'unread-lines',
      severity: 'wrong',
      column: null,
      rows: lines,
      estimate: share,
      low: share,
      high: share,
      message: `${formatCount(lines)} ${lines === 1 ? 'line' : 'lines'} (${percent(share)}) cannot be read: ${reasons.join('; ')}.`,
      effect: `${lines === 1 ? 'It is' : 'They are'} missing from every number. If they are not random, every number leans.`,
    },
  ]
}
