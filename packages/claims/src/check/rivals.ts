import type { DatasetFacts } from '../plan/scan.ts'
import type { ResolvedClaim, Rival, Subject } from '../resolve/resolved.ts'
import type { Answered } from './answered.ts'
import type { Note, Reason } from './check.ts'

type Compared = Extract<Subject, { readonly kind: 'comparison' }>

/** Rivals of which nothing is known before rows are counted: only these are counted. */
export function knownRivals({ rivals }: Compared): readonly Rival[] {
  return rivals.filter(({ second }) => second.reason === undefined)
}

/** Why nothing is counted: of the candidate itself, or of all its rivals; windows are cut for all rivals or for none. */
export function reasonOfComparison({ first, rivals }: Compared, window: ResolvedClaim['window']): Reason | undefined {
  const reasons = rivals.flatMap(({ second }) => second.reason ?? [])
  const none = reasons.length === rivals.length || (window !== undefined && reasons.length > 0)
  return first.reason ?? (none ? reasons[0] : undefined)
}

/** Rivals that are listed with the reason that was known before. */
export function unansweredRivals({ rivals }: Compared, { rows }: DatasetFacts): readonly Answered[] {
  return rivals.flatMap(({ second: { reason }, paired }): readonly Answered[] => {
    if (reason === undefined) return []
    const excluded = rows > 0 ? [{ rows, reason }] : []
    return [{ key: [paired.names[1]], rows, used: 0, excluded, measured: { reason, n: 0 } }]
  })
}

/** Says whom a claim against others leaves out. */
export function unjudgedNotes({ subject }: ResolvedClaim): readonly Note[] {
  const unjudged = subject.kind === 'comparison' ? (subject.unjudged ?? []) : []
  return unjudged.map((why): Note => ({ code: 'not-compared', text: `Not among the others: ${why}.` }))
}
