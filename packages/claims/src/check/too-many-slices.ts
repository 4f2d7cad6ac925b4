import type { DatasetFacts } from '../plan/scan.ts'
import { keySize } from '../plan/cell-count.ts'
import type { ResolvedClaim } from '../resolve/resolved.ts'
import { keysOf } from './requests.ts'

export const mostSlices = 10_000
/** Distinct counts above 1,000 are approximate: this far above the limit they cannot be wrong. */
const approximate = 1.2

/** Whether one column alone would already make more slices than a claim may have. */
export function tooManySlices(claim: ResolvedClaim, facts: readonly DatasetFacts[]): boolean {
  const own = facts.find(({ name }) => name === claim.dataset.name)
  if (own === undefined) return false
  return keysOf(claim).some(({ expr }) => expr.op !== 'window' && keySize(expr, own) > mostSlices * approximate)
}
