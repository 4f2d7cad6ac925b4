import { formatCount } from '@plumb/claims'
import type { Calendar, Examination } from '../examination.ts'
import type { Finding } from '../finding.ts'
import { named } from '../named.ts'
import { touchedOfAll } from '../touched.ts'

/** A gap counts only if so many rows would have fallen into it at the usual pace: else it is chance. */
const leastLost = 20
const ratio = 3
const mostGaps = 3

/** Times without rows that are longer than all usual ones: nights, weekends and seasons come again, outages do not. */
export function timeGaps({ calendar, study }: Examination): readonly Finding[] {
  const name = study.time?.column.name
  if (calendar === undefined || name === undefined) return []
  const gaps = unusualGaps(calendar)
  const [longest] = gaps
  if (longest === undefined) return []
  const lost = gaps.reduce((total, gap) => total + gap.lost, 0)
  const length = gaps.reduce((total, { units }) => total + units, 0)
  const text = (us: number): string =>
    new Date(us / 1000)
      .toISOString()
      .slice(0, calendar.unit === 'day' ? 10 : 16)
      .replace('T', ' ')
  const more =
    gaps.length === 1 ? '' : `, and in ${formatCount(gaps.length - 1)} shorter ${gaps.length === 2 ? 'gap' : 'gaps'}`
  return [
    {
      id: 'time-gap',
      severity: 'look',
      column: name,
      ...touchedOfAll(0, study.facts.rows),
      message: `There are no rows from ${text(longest.fromUs)} to ${text(longest.toUs)}${more}: by ${named([name])}, ${formatCount(length)} ${calendar.unit}${length === 1 ? '' : 's'} in all.`,
      effect: `About ${formatCount(Number(lost.toPrecision(2)))} rows would have fallen there at the usual pace: weeks in it look quiet, and what happened then is not in any number.`,
    },
  ]
}

interface Gap {
  /** First and last moment without rows. */
  readonly fromUs: number
  readonly toUs: number
  readonly units: number
  readonly lost: number
}

/** Up to three gaps, longest first, each at least three times as long as every other one. */
function unusualGaps(calendar: Calendar): readonly Gap[] {
  const { buckets, unitUs } = calendar
  const steps = buckets
    .slice(1)
    .map(({ startUs }, i) => ({
      fromUs: buckets[i]!.startUs + unitUs,
      toUs: startUs,
      step: Math.round((startUs - buckets[i]!.startUs) / unitUs),
    }))
    .toSorted((a, b) => b.step - a.step)
  const count = [1, 2, 3]
    .slice(0, mostGaps)
    .find((k) => (steps[k - 1]?.step ?? 0) >= ratio * (steps[k]?.step ?? Infinity))
  return steps
    .slice(0, count ?? 0)
    .map(({ fromUs, toUs, step }) => ({
      fromUs,
      toUs: toUs - unitUs,
      units: step - 1,
      lost: lostIn(calendar, fromUs, toUs),
    }))
    .filter(({ lost }) => lost >= leastLost)
}

/** Rows that would have fallen into a gap at the pace of as long a time before it or after it, whichever is slower. */
function lostIn({ buckets, unitUs }: Calendar, fromUs: number, toUs: number): number {
  const length = toUs - fromUs
  const [first, last] = [buckets[0]?.startUs ?? 0, (buckets.at(-1)?.startUs ?? 0) + unitUs]
  const pace = (from: number, to: number): number => {
    const covered = Math.min(to, last) - Math.max(from, first)
    const rows = buckets
      .filter(({ startUs }) => startUs >= from && startUs < to)
      .reduce((sum, each) => sum + each.rows, 0)
    return covered < length / 4 ? Infinity : rows / covered
  }
  const slower = Math.min(pace(fromUs - length, fromUs), pace(toUs, toUs + length))
  return Number.isFinite(slower) ? slower * length : 0
}
