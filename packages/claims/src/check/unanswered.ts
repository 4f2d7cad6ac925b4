import type { ResolvedClaim } from '../resolve/resolved.ts'
import { nextStep } from '../sentences/next-step.ts'
import { sentenceOf } from '../sentences/sentence.ts'
import type { ClaimResult, Note, Reason, SliceResult } from './check.ts'
import { settle } from './cuts.ts'
import { factsOf, headOf } from './head-of.ts'
import type { PreparedCheck } from './prepare.ts'
import { waiversOf } from './waive.ts'

/** A claim whose answer is known to be missing before any row is counted. */
export function unanswered(claim: ResolvedClaim, check: PreparedCheck, reason: Reason): ClaimResult {
  const facts = factsOf(claim, check)
  const test = settle(claim.test, 0)
  // nothing was cut into slices, so a waiver of some slices covers nothing
  const waived = waiversOf(claim, check).some(({ where }) => where === undefined)
  const base = {
    ...headOf(claim, test),
    verdict: waived ? ('waived' as const) : ('no-evidence' as const),
    beneath: waived ? ('no-evidence' as const) : null,
    estimate: null,
    low: null,
    high: null,
    n: 0,
    rowsUsed: 0,
    excluded: facts.rows > 0 ? [{ rows: facts.rows, reason }] : [],
    method: 'none',
    reason,
    needed: null,
    neededFor80: null,
    where: null,
    window: null,
    notes: [] as readonly Note[],
    slices: [] as readonly SliceResult[],
  }
  return { ...base, sentence: sentenceOf(claim, base, { reason, n: 0 }), next: nextStep(claim, base) }
}
