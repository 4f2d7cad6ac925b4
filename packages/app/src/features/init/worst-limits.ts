import type { ClaimResult, SliceResult } from '@plumb/claims'
import type { DraftClaim } from './draft-claims.ts'

/** What an interval allows to be promised; not a number where there is no evidence. */
export interface Limits {
  readonly estimate: number | null
  readonly low: number
  readonly high: number
  readonly n: number
  readonly slice?: SliceResult
  readonly reason?: string | null
}

/** Those of the whole, or of the slice that allows least among those that may decide: one without evidence allows nothing. */
export function worstLimits({ aim }: DraftClaim, result: ClaimResult): Limits {
  const slices = result.slices.filter(({ reason }) => reason !== 'too-few-rows' && reason !== 'no-rows')
  if (result.slices.length === 0) return limitsOf(result)
  const end = ({ low, high }: SliceResult): number => (aim === 'at-most' ? -(high ?? 0) : (low ?? 0))
  const worst = slices.find(({ low }) => low === null) ?? slices.toSorted((a, b) => end(a) - end(b))[0]
  return worst === undefined
    ? { estimate: null, low: NaN, high: NaN, n: 0, reason: 'too-few-rows' }
    : { ...limitsOf(worst), slice: worst }
}

function limitsOf({
  estimate,
  low,
  high,
  n,
  reason,
}: Pick<ClaimResult, 'estimate' | 'low' | 'high' | 'n' | 'reason'>): Limits {
  return { estimate, low: low ?? NaN, high: high ?? NaN, n, reason }
}
