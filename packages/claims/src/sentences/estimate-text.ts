import type { ClaimResult } from '../check/check.ts'
import { formatEstimate } from './format-estimate.ts'
import { formatPlain } from './format-value.ts'

export type Measured = Pick<ClaimResult, 'estimate' | 'low' | 'high' | 'unit' | 'bound' | 'direction'> & {
  /** The claim's words: a `change` is a difference and has a sign. */
  readonly claim?: string
}

/**
 * The estimate of a claim or of a slice, with its range; `no estimate` where there is none, never 0.
 *
 * @example
 * estimateText({ estimate: 0.05, low: 0.04, high: 0.06, unit: 'points', bound: 0.03, direction: 'compare' })
 * // => '+5 points (4–6)'
 */
export function estimateText({ estimate, low, high, ...of }: Measured): string {
  const signed = of.direction === 'compare' || /^\s*change\b/.test(of.claim ?? '')
  if (estimate === null) return 'no estimate'
  if (low === null && high === null) return `${formatPlain(estimate, of.unit, { signed })} (no range)`
  return formatEstimate({ estimate, low: low ?? -Infinity, high: high ?? Infinity, signed, ...of })
}
