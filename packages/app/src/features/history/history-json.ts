import type { Check, ClaimResult } from '@plumb/claims'
import type { History, HistoryEntry } from './read-history.ts'

/** The stored checks for programs: `plumb/history@1`. */
export function historyObject({ file, total, entries, looks }: History): Readonly<Record<string, unknown>> {
  const product = entries[0]?.check.product ?? null
  return { schema: 'plumb/history@1', product, file, total, checks: entries.map(entryObject), looks }
}

function entryObject({ id, check, since, changes }: HistoryEntry): Readonly<Record<string, unknown>> {
  return { id, ...headOf(check), claims: check.claims.map(claimObject), since, changes }
}

function headOf(check: Check): Partial<Check> {
  const { checkedAt, asOf, plumb, stage, seed, productFile, verdict, data, summary } = check
  return { checkedAt, asOf, plumb, stage, seed, productFile, verdict, data, summary }
}

function claimObject({ id, claim, verdict, beneath, estimate, low, high, n, bound, confidence, unit }: ClaimResult) {
  return { id, claim, verdict, beneath, estimate, low, high, n, bound, confidence, unit }
}
