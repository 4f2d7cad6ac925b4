import type { Outcome } from '../check/outcome.ts'
import type { Value } from '../plan/expr.ts'
import type { WindowKey } from '../resolve/resolved.ts'
import type { WindowUnit } from '../language/claim.ts'
import { nextWindow, windowStart } from './calendar.ts'

/** A window of a claim: its outcome, where it begins and ends, and whether it is still open. */
export interface WindowedOutcome {
  readonly outcome: Outcome
  readonly fromUs: number
  readonly toUs: number
  readonly open: boolean
}

export interface Calendar {
  readonly asOfUs: number
  /** Windows run to the as-of time, not only to the last row. */
  readonly toAsOf: boolean
}

/** One more than a claim may have, so that too many can be seen to be too many. */
const mostWindows = 10_001

/**
 * Every window from the first row on, also those without rows: to the last row, or to the as-of time when one was asked
 * for or the data promises to be fresh. `over the last N` keeps the last N that are closed, and the open one. Not all are
 * given where there are more than 10,000.
 */
export function fillWindows(
  outcomes: readonly Outcome[],
  window: WindowKey,
  calendar: Calendar,
  empty: (key: readonly Value[]) => Outcome,
): readonly WindowedOutcome[] {
  const dated = outcomes.filter(({ key }) => key.at(-1) !== null)
  const starts = startsOf(dated, window, calendar)
  const kept = lastOf(starts, window, calendar)
  const byKey = new Map(dated.map((outcome) => [nameOf(outcome.key), outcome]))
  const slices = new Map(dated.map(({ key }) => [nameOf(key.slice(0, -1)), key.slice(0, -1)]))
  if (slices.size === 0 && dated.length === 0 && kept.length > 0) slices.set('', [])
  const ends = kept.map((fromUs) => nextWindow(fromUs, window.unit, window.timezone))
  return [...slices.values()].slice(0, Math.ceil(mostWindows / Math.max(1, kept.length))).flatMap((slice) =>
    kept.map((fromUs, i): WindowedOutcome => {
      const key = [...slice, fromUs]
      const toUs = ends[i]!
      return { outcome: byKey.get(nameOf(key)) ?? empty(key), fromUs, toUs, open: toUs > calendar.asOfUs }
    }),
  )
}

function startsOf(
  dated: readonly Outcome[],
  { unit, timezone, last }: WindowKey,
  calendar: Calendar,
): readonly number[] {
  const seen = dated.map(({ key }) => key.at(-1) as number)
  if (seen.length === 0) return []
  const first = seen.reduce((a, b) => Math.min(a, b))
  const newest = seen.reduce((a, b) => Math.max(a, b))
  const now = windowStart(calendar.asOfUs, unit, timezone)
  const end = calendar.toAsOf ? Math.max(newest, now) : newest
  const starts: number[] = []
  for (
    let at = Math.max(first, earliestOf(last, Math.min(end, now), unit, timezone));
    at <= end && starts.length < mostWindows;
    at = nextWindow(at, unit, timezone)
  ) {
    starts.push(at)
  }
  return starts
}

const longestUs = { hour: 3.6e9, day: 25 * 3.6e9, week: 169 * 3.6e9, month: 745 * 3.6e9 }

/** Where the last N windows that are over cannot begin before. */
function earliestOf(last: number | undefined, end: number, unit: WindowUnit, timezone: string): number {
  return last === undefined
    ? -Infinity
    : windowStart(Math.max(end - (last + 1) * longestUs[unit], earliestUs), unit, timezone)
}

/** Year 1. */
const earliestUs = -62_135_596_800e6

function lastOf(
  starts: readonly number[],
  { last, unit, timezone }: WindowKey,
  { asOfUs }: Calendar,
): readonly number[] {
  if (last === undefined) return starts
  const closed = starts.filter((start) => nextWindow(start, unit, timezone) <= asOfUs)
  const first = closed.at(-last) ?? closed[0] ?? starts[0]
  return first === undefined ? [] : starts.filter((start) => start >= first)
}

function nameOf(key: readonly Value[]): string {
  return JSON.stringify(key)
}
