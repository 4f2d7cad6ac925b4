import { finite } from '../check/numbers-of.ts'
import { isSampled, type Measured } from '../forms/measured.ts'
import type { ComparedCandidate, Ranged } from './comparison.ts'
import type { MeasuredContestants } from './measured-contestants.ts'
import type { Placed } from './placed-contestants.ts'
import type { PreparedComparison } from './prepare-comparison.ts'

interface Ranking {
  readonly confidence: number
  readonly better: 'higher' | 'lower'
}

/** Every candidate with its own range and its cost: by tier, within it the best first, those that are not placed last. */
export function comparedCandidates(
  { contestants, empty }: PreparedComparison,
  { own, costs }: MeasuredContestants,
  { tiers, reasons }: Placed,
  { confidence, better }: Ranking,
): readonly ComparedCandidate[] {
  const judged = contestants.map(({ name }, i): ComparedCandidate => {
    const measured = own[i]!
    const at = tiers.findIndex((tier) => tier.includes(i))
    return {
      name,
      tier: at < 0 ? null : at + 1,
      ...rangedOf(measured, confidence),
      n: Math.round(measured.n),
      method: isSampled(measured) ? measured.method : 'none',
      reason: reasons[i] ?? null,
      costPer1000: costs[i] === undefined ? null : rangedOf(costs[i], confidence),
    }
  })
  const silent = empty.map(({ scope, basis }): ComparedCandidate => ({
    name: scope.answerer.name ?? 'the model',
    tier: null,
    ...unknown,
    n: 0,
    method: 'none',
    reason: basis.reason ?? null,
    costPer1000: null,
  }))
  return [...judged, ...silent].toSorted((a, b) => byRank(a, b, better))
}

const unknown: Ranged = { estimate: null, low: null, high: null }

function rangedOf(measured: Measured, confidence: number): Ranged {
  if (!isSampled(measured)) return unknown
  const { low, high } = measured.limits(confidence)
  return { estimate: measured.estimate, low: finite(low), high: finite(high) }
}

function byRank(a: ComparedCandidate, b: ComparedCandidate, better: Ranking['better']): number {
  if (a.tier !== b.tier) return (a.tier ?? Infinity) - (b.tier ?? Infinity)
  if (a.estimate === null || b.estimate === null) return Number(a.estimate === null) - Number(b.estimate === null)
  return better === 'higher' ? b.estimate - a.estimate : a.estimate - b.estimate
}
