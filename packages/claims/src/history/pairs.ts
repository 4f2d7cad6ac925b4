import type { Check, ClaimResult } from '../check/check.ts'
import type { ClaimPair } from './bound-changes.ts'

/** The claims of two checks: those that stand in both, and those that only one has though the other was asked for them. */
export interface Pairs {
  readonly both: readonly ClaimPair[]
  readonly added: readonly ClaimResult[]
  readonly removed: readonly ClaimResult[]
}

export function pairsOf(before: Check, after: Check): Pairs {
  const then = new Map(before.claims.map((claim) => [claim.id, claim]))
  const now = new Set(after.claims.map(({ id }) => id))
  return {
    both: after.claims.flatMap((claim) => {
      const old = then.get(claim.id)
      return old === undefined ? [] : [{ before: old, after: claim, sameRows: isSameRows(claim, before, after) }]
    }),
    added: after.claims.filter((claim) => !then.has(claim.id) && wasAsked(claim, before)),
    removed: before.claims.filter((claim) => !now.has(claim.id) && wasAsked(claim, after)),
  }
}

/** A check of some stages says nothing of the claims of others. */
function wasAsked({ stage }: ClaimResult, check: Check): boolean {
  return check.stage === null || check.claims.some((claim) => claim.stage === stage)
}

function isSameRows({ dataset }: ClaimResult, before: Check, after: Check): boolean {
  const printOf = ({ data }: Check): string | undefined => data.find(({ name }) => name === dataset)?.fingerprint
  return printOf(before) !== undefined && printOf(before) === printOf(after)
}
