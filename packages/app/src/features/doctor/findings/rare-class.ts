import { clopperPearson } from '@plumb/stats'
import { formatCount, valueText } from '@plumb/claims'
import type { Examination } from '../examination.ts'
import type { Finding } from '../finding.ts'
import { named } from '../named.ts'
import { percent, touchedOfAll } from '../touched.ts'

/** Below so many rows of a class, its recall has a range of 16 points and more; below the other, of 22. */
const few = 100
const veryFew = 50
const rare = 0.05

/** A class that is so small that accuracy says little, or that its errors can hardly be counted. */
export function rareClass({ study: { label } }: Examination): readonly Finding[] {
  const [most, ...others] = label?.task === 'binary' ? (label.column.counts ?? []) : []
  const least = others.at(-1)
  if (most === undefined || least === undefined || label === undefined) return []
  const touched = touchedOfAll(least.rows, most.rows + least.rows)
  if (least.rows >= few && touched.estimate >= rare) return []
  const name = named([label.column.name])
  const has = `${name} = ${valueText(least.value)}`
  const [count, all] = [formatCount(least.rows), formatCount(most.rows + least.rows)]
  const what =
    touched.estimate < rare
      ? `Only ${count} of ${all} rows (${percent(touched.estimate)}) have ${has}`
      : `Only ${count} rows have ${has}, of ${all} in all`
  return [
    {
      id: 'rare-class',
      severity: least.rows < veryFew ? 'look' : 'note',
      column: label.column.name,
      ...touched,
      message: `${what}.`,
      effect: least.rows < few ? unsure(least.rows) : always(valueText(most.value), 1 - touched.estimate),
    },
  ]
}

/** What a model that finds 80% of them could be shown to find. */
function unsure(rows: number): string {
  const { low, high } = clopperPearson(Math.round(0.8 * rows), rows)
  return `A model that finds 80% of them could be shown to find ${percent(low)} to ${percent(high)}: wait for more of them before promising recall.`
}

function always(value: string, share: number): string {
  return `Always answering ${value} would be right in ${percent(share)} of rows, so accuracy says little here: ask for precision and recall.`
}
