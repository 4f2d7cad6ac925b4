import type { Check, DataResult } from '../check/check.ts'
import { formatCount, formatRows } from '../sentences/numbers.ts'
import { changeOf, type Change } from './change.ts'

type Period = Pick<DataResult, 'from' | 'to'>

/** What happened to the datasets that both checks read: rows added, rows gone, another file. */
export function dataChanges(before: Pick<Check, 'data'>, after: Pick<Check, 'data'>): readonly Change[] {
  return after.data.flatMap((now) => {
    const then = before.data.find(({ name }) => name === now.name)
    if (then === undefined || then.fingerprint === now.fingerprint) return []
    const about = { dataset: now.name, from: then.fingerprint, to: now.fingerprint }
    return [changeOf('data', `${now.name} ${whatHappened(then, now)}.`, about)]
  })
}

/** Only the numbers of rows and the period are known of the rows before: whether the old ones are still there is not. */
function whatHappened(then: DataResult, now: DataResult): string {
  const counts = `${formatCount(then.rows)} to ${formatCount(now.rows)}`
  const source = then.source === now.source ? '' : ` It is read from ${now.source} now, before from ${then.source}`
  const told = replaced(then, now, counts)
  return source === '' ? told : `${told}.${source}`
}

function replaced(then: DataResult, now: DataResult, counts: string): string {
  const more = now.rows - then.rows
  if (!goesOn(then, now)) return `was replaced: it ran ${ran(then)} and runs ${ran(now)} now (${counts} rows)`
  if (more === 0) return `was changed or replaced: other content in as many rows (${formatCount(now.rows)})`
  if (more < 0) return `has ${formatRows(-more)} fewer than before (${counts})`
  const newest =
    day(now.to) === day(then.to) ? '' : `, and its newest row is from ${day(now.to)} (before ${day(then.to)})`
  return `has ${formatRows(more)} more than before (${counts})${newest}`
}

/** Begins when it began, and ends no earlier. */
function goesOn(then: Period, now: Period): boolean {
  if (then.from === null || then.to === null || now.from === null || now.to === null) return true
  return then.from === now.from && then.to <= now.to
}

function ran({ from, to }: Period): string {
  return `from ${day(from)} to ${day(to)}`
}

function day(iso: string | null): string {
  return iso?.slice(0, 10) ?? 'no date'
}
