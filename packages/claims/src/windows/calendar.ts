import type { WindowUnit } from '../language/claim.ts'

const minuteMs = 60_000
const hourMs = 60 * minuteMs
const dayMs = 24 * hourMs

/** The start of the window after the one that starts at `us`, both in microseconds. Days may last 23 or 25 hours. */
export function nextWindow(us: number, unit: WindowUnit, timezone: string): number {
  const ms = us / 1000
  // from the clock again: where it moves by half an hour, so do the hours
  if (unit === 'hour') return hourStart(ms + hourMs, timezone) * 1000
  const { year, month, day } = dateIn(ms, timezone)
  const next = unit === 'month' ? [year, month + 1, 1] : [year, month, day + (unit === 'week' ? 7 : 1)]
  return midnight(next as [number, number, number], timezone) * 1000
}

/** The start of the window that holds a time, in microseconds. Weeks begin on Monday. */
export function windowStart(us: number, unit: WindowUnit, timezone: string): number {
  const ms = us / 1000
  if (unit === 'hour') return hourStart(ms, timezone) * 1000
  const { year, month, day } = dateIn(ms, timezone)
  const sinceMonday = (new Date(Date.UTC(year, month - 1, day)).getUTCDay() + 6) % 7
  const date: [number, number, number] =
    unit === 'month' ? [year, month, 1] : [year, month, unit === 'week' ? day - sinceMonday : day]
  return midnight(date, timezone) * 1000
}

/** By the clock's minutes: where it is 45 minutes ahead, hours begin at a quarter past of UTC. */
function hourStart(ms: number, timezone: string): number {
  const { minute = 0 } = timezone === 'UTC' ? {} : partsIn(ms, timezone)
  const past = timezone === 'UTC' ? hourMs : minuteMs
  return ms - (((ms % past) + past) % past) - minute * minuteMs
}

interface CalendarDate {
  readonly year: number
  readonly month: number
  readonly day: number
}

const formats = new Map<string, Intl.DateTimeFormat>()

function partsIn(ms: number, timezone: string): Readonly<Record<string, number>> {
  const format =
    formats.get(timezone) ??
    new Intl.DateTimeFormat('en-US', {
      timeZone: timezone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    })
  formats.set(timezone, format)
  return Object.fromEntries(format.formatToParts(ms).map(({ type, value }) => [type, Number(value)]))
}

function dateIn(ms: number, timezone: string): CalendarDate {
  const { year = 0, month = 0, day = 0 } = partsIn(ms, timezone)
  return { year, month, day }
}

/**
 * The moment at which a day begins in a zone, in milliseconds. Days and months may run over. As the engine does it: of two
 * midnights the later one; a midnight that the clocks leap over counts by the clock before the leap.
 */
function midnight([year, month, day]: readonly [number, number, number], timezone: string): number {
  const wanted = Date.UTC(year, month - 1, day)
  if (timezone === 'UTC') return wanted
  const [before, after] = [-dayMs, dayMs].map((away) => wanted - offsetAt(wanted + away, timezone)) as [number, number]
  return after + offsetAt(after, timezone) === wanted ? after : before
}

/** How far the zone's clocks are ahead of UTC, in milliseconds. */
function offsetAt(ms: number, timezone: string): number {
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = partsIn(ms, timezone)
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(ms / 1000) * 1000
}
