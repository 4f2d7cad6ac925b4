import { formatCount, verdictWord, type ClaimResult, type SliceResult, type Verdict } from '@plumb/claims'

export interface Stage {
  readonly name: string
  readonly claims: readonly ClaimResult[]
  /** `open: 2 of 2 hold`, `shut: 1 fails, 2 undecided`. */
  readonly gate: string
}

/** The claims by stage, in file order. */
export function stages(claims: readonly ClaimResult[]): readonly Stage[] {
  const byName = new Map<string, ClaimResult[]>()
  for (const claim of claims) byName.set(claim.stage, [...(byName.get(claim.stage) ?? []), claim])
  return [...byName].map(([name, of]) => ({ name, claims: of, gate: gate(of) }))
}

/** The slices that a reader should see first: fails, undecided, without evidence, holds; within each as they came. */
export function byConcern(slices: readonly SliceResult[]): readonly SliceResult[] {
  return slices.toSorted((one, two) => order.indexOf(one.verdict) - order.indexOf(two.verdict))
}

const order: readonly Verdict[] = ['fails', 'undecided', 'no-evidence', 'waived', 'holds']

function gate(claims: readonly ClaimResult[]): string {
  const count = (verdict: Verdict): number => claims.filter((claim) => claim.verdict === verdict).length
  const waived = count('waived')
  if (count('holds') + waived === claims.length) {
    const held = `${formatCount(count('holds'))} of ${formatCount(claims.length)} hold`
    return `open: ${waived > 0 ? `${held}, ${formatCount(waived)} waived` : held}`
  }
  const parts = order.filter((verdict) => verdict !== 'holds' && count(verdict) > 0)
  return `shut: ${parts.map((verdict) => `${formatCount(count(verdict))} ${plural(verdict, count(verdict))}`).join(', ')}`
}

function plural(verdict: Verdict, count: number): string {
  if (verdict === 'fails') return count === 1 ? 'fails' : 'fail'
  return verdict === 'no-evidence' ? 'without evidence' : verdictWord(verdict)
}
