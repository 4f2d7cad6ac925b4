import type { StudiedColumn } from '../../study/study-columns.ts'
import type { Examination } from '../examination.ts'
import type { Finding } from '../finding.ts'
import { named } from '../named.ts'
import { touchedOfAll } from '../touched.ts'

const dayUs = 86_400e6

/** Times that lie in the future, and numbers that look like times. */
export function oddTimes({ study: { columns, facts, time }, now }: Examination): readonly Finding[] {
  return [...future(time?.column, facts.rows, now), ...columns.flatMap((column) => numberTimes(column, now))]
}

function future(column: StudiedColumn | undefined, rows: number, now: Date): readonly Finding[] {
  const last = column?.maximum ?? 0
  if (column === undefined || last <= now.getTime() * 1000 + dayUs) return []
  const day = new Date(last / 1000).toISOString().slice(0, 10)
  return [
    {
      id: 'future-times',
      severity: 'look',
      column: column.name,
      ...touchedOfAll(0, rows),
      message: `${named([column.name])} runs to ${day}, which is still to come.`,
      effect:
        'The last weeks are plans, a wrong clock, or day and month in the wrong order: windows by time end in them.',
    },
  ]
}

const timeWords = new Set(['timestamp', 'time', 'ts', 'date', 'datetime', 'created', 'updated', 'at', 'epoch'])
const seconds1990 = 631_152_000

/** Numbers are never read as times, since nothing says whether they count seconds or milliseconds. */
function numberTimes(
  { name, type, words, whole, minimum = 0, maximum = 0, rows, missing, bad }: StudiedColumn,
  now: Date,
): readonly Finding[] {
  if (type !== 'number' || !whole || !words.some((word) => timeWords.has(word))) return []
  const unit = [1, 1000, 1e6].find(
    (scale) => minimum >= seconds1990 * scale && maximum <= (now.getTime() / 1000 + 86_400) * scale,
  )
  if (unit === undefined) return []
  const year = (value: number): number => new Date((value / unit) * 1000).getUTCFullYear()
  const counts = { 1: 'seconds', 1000: 'milliseconds', 1e6: 'microseconds' }[unit]
  return [
    {
      id: 'number-times',
      severity: 'look',
      column: name,
      ...touchedOfAll(rows - missing - bad, rows),
      message: `${named([name])} looks like times counted in ${counts} since 1970 (${year(minimum)} to ${year(maximum)}), and is read as numbers.`,
      effect: 'No week, window or drift can be promised by it; write it as 2026-01-31T12:00:00Z.',
    },
  ]
}
