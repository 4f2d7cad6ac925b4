import { formatCount } from '@plumb/claims'
import { timeText } from '../../output/dates.ts'
import { headline } from '../../output/headline.ts'
import { inertTerminal } from '../../output/inert.ts'
import { wrapped } from '../../output/text-width.ts'
import type { History, HistoryEntry } from './read-history.ts'
import { item, lookedAt, movedOften } from './since-last-check.ts'

/** The stored checks for people, newest first: when, what the verdict was, what changed and why. */
export function historyTable({ file, total, entries, looks }: History, columns: number): string {
  if (total === 0) return `No check of ${inertTerminal(file)} is stored yet: npm run plumb -- check stores one.\n`
  const again = [...movedOften(looks), ...lookedAt(looks)]
  const parts = [
    headText(file, total, entries.length),
    ...entries.map((entry) => entryLines(entry, columns).join('\n')),
    ...(again.length === 0 ? [] : [['The same rows', ...again.flatMap((text) => item(text, columns))].join('\n')]),
  ]
  return `${parts.join('\n\n')}\n`
}

function headText(file: string, total: number, shown: number): string {
  const stored = total === 1 ? '1 check is stored' : `${formatCount(total)} checks are stored`
  const part = shown < total ? `; the last ${formatCount(shown)} are shown, --limit N shows more` : ''
  return `${inertTerminal(file)}: ${stored}${part}.`
}

function entryLines({ id, check, since, changes }: HistoryEntry, columns: number): readonly string[] {
  const stage = check.stage === null ? '' : `, up to stage ${check.stage}`
  const asOf = check.asOf === check.checkedAt ? '' : `, as of ${timeText(check.asOf)}`
  const title = `#${id}  ${timeText(check.checkedAt)}${asOf}${stage}. ${headline(check)}.`
  const told = changes.length === 0 ? [nothing(since)] : changes.map(({ text }) => text)
  return [...wrapped(inertTerminal(title), columns), ...told.flatMap((text) => item(text, columns))]
}

function nothing(since: number | null): string {
  return since === null
    ? 'The first of its kind: there is nothing to compare it with.'
    : `Nothing changed since #${since}.`
}
