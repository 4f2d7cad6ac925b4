import { changesBetween, type Change, type Check, type Verdict } from '@plumb/claims'
import { headline } from '../../output/headline.ts'
import type { Kept } from '../history/check-store.ts'
import { readHistory, type HistoryEntry } from '../history/read-history.ts'
import { lookedAt, movedOften } from '../history/since-last-check.ts'
import type { Target } from '../target.ts'
import type { PastCheck, ReportHistory } from './report-history.ts'

const mostChecks = 12
const mostChanges = 8

/** What the record says of a check that was just made, and of those before it. */
export async function collectHistory(check: Check, target: Target, kept: Kept | undefined): Promise<ReportHistory> {
  const { total, entries } = await readHistory(target, mostChecks)
  const before = entries.filter(({ id }) => id !== kept?.id)
  const own: HistoryEntry = { id: kept?.id ?? 0, check, ...sinceLast(check, before) }
  const looks = kept === undefined ? [] : [...movedOften(kept.looks), ...lookedAt(kept.looks)]
  const checks = [past(own, kept?.id ?? null), ...before.slice(0, mostChecks - 1).map((entry) => past(entry, entry.id))]
  return { total, checks, looks }
}

/** The last one that asked the same. */
function sinceLast(check: Check, before: readonly HistoryEntry[]): Pick<HistoryEntry, 'since' | 'changes'> {
  const isAsked = (of: Check): boolean => of.asOf !== of.checkedAt
  const alike = before.find((one) => one.check.stage === check.stage && isAsked(one.check) === isAsked(check))
  return { since: alike?.id ?? null, changes: alike === undefined ? [] : changesBetween(alike.check, check) }
}

function past({ check, since, changes }: HistoryEntry, id: number | null): PastCheck {
  const { checkedAt, asOf, stage, verdict } = check
  return {
    id,
    checkedAt,
    asOf: asOf === checkedAt ? null : asOf,
    stage,
    verdict,
    headline: headline(check),
    since,
    changes: changes.slice(0, mostChanges).map(({ text }: Change) => text),
    more: Math.max(0, changes.length - mostChanges),
    verdicts: Object.fromEntries(check.claims.map((claim): [string, Verdict] => [claim.id, claim.verdict])),
  }
}
