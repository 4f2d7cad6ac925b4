import { formatCount } from '@plumb/claims'
import { isFreeText } from '../fine-columns.ts'
import type { Examination } from '../examination.ts'
import type { Finding } from '../finding.ts'
import { named } from '../named.ts'
import { touchedOfAll } from '../touched.ts'

const fewest = 30
const leastColumns = 3
/** With fewer rows of a class even a good column may not show. */
const few = 100
const chance = 0.05

/**
 * No column by itself says anything about the label, as where labels were shuffled: Bonferroni over the columns. Where a
 * model answered, its score says more.
 */
export function noSignal({ signals, study, texts }: Examination): readonly Finding[] {
  const { label, facts, columns, answers } = study
  const tested = signals.filter(({ positives, negatives }) => Math.min(positives, negatives) >= fewest)
  const answered = answers.score !== undefined || answers.prediction !== undefined
  if (label === undefined || answered || tested.length < leastColumns) return []
  if (columns.some((column) => column !== label.column && isFreeText(column, texts))) return []
  if (tested.some(({ pValue }) => pValue * tested.length < chance)) return []
  const least = Math.min(...tested.map(({ positives, negatives }) => Math.min(positives, negatives)))
  const rows = Math.max(...tested.map(({ positives, negatives }) => positives + negatives))
  return [
    {
      id: 'no-signal',
      severity: least < few ? 'note' : 'look',
      column: label.column.name,
      ...touchedOfAll(facts.rows, facts.rows),
      message: `None of ${formatCount(tested.length)} columns by itself is shown to say anything about ${named([label.column.name])} (${formatCount(rows)} rows).`,
      effect:
        'Labels that were shuffled or joined to the wrong rows look like this. Else a model needs columns together, or other data.',
    },
  ]
}
