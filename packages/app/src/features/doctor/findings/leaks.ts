import { formatCount, valueText } from '@plumb/claims'
import { isLater } from '../../study/guess-others.ts'
import type { Examination, Signal } from '../examination.ts'
import type { Finding } from '../finding.ts'
import { named } from '../named.ts'
import { targetValue } from '../probes/target.ts'
import { touchedOfAll } from '../touched.ts'

/** A column whose range lies above this tells the label better than honest columns do. */
const suspicious = 0.93
const fewest = 20

/** Columns that tell the label by themselves: the job is easy, or they were filled in once the label was known. */
export function leaks({ signals, study }: Examination): readonly Finding[] {
  const value = targetValue(study)
  const { label, facts, columns } = study
  if (label === undefined || value === undefined) return []
  const outcome = `${named([label.column.name])} = ${valueText(value)}`
  return signals.filter(isSuspicious).map((signal) => {
    const { name, by, area, positives, negatives } = signal
    const later = columns.some((column) => column.name === name && isLater(column))
    const pairs = `a row with ${outcome} stands apart from another one in ${inHundred(area)} of 100 pairs`
    return {
      id: 'leak',
      severity: 'look',
      column: name,
      ...touchedOfAll(positives + negatives, Math.max(facts.rows, positives + negatives)),
      message: `${by === 'presence' ? `Whether ${named([name])} has a value` : named([name])} by itself nearly tells ${named([label.column.name])}: ${pairs} (area ${area.toFixed(2)}, ${formatCount(positives + negatives)} rows).`,
      effect: `If it is filled in after the outcome${later ? ', as its name says' : ''}, a model that sees it shines in tests and fails in use. If it is known before, one rule may do the job.`,
    }
  })
}

export function isSuspicious({ low = 0, area, positives, negatives }: Signal): boolean {
  return low >= suspicious && area >= 0.95 && Math.min(positives, negatives) >= fewest
}

function inHundred(area: number): string {
  const pairs = Math.round(100 * area)
  return pairs === 100 && area < 1 ? 'over 99' : String(pairs)
}
