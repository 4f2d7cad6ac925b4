import type { ResolvedClaim } from '../resolve/resolved.ts'
import { boundWords } from '../sentences/bound-words.ts'
import { type Judgement, judge } from '../verdict/judge.ts'
import { coversSlice, isInForce } from '../verdict/waivers.ts'
import type { Verdict } from './check.ts'
import type { Cut } from './cuts.ts'
import type { PreparedCheck } from './prepare.ts'

interface Waived {
  readonly verdict: Verdict
  readonly covered: ReadonlySet<number>
}

/** A waiver that covers some slices leaves the verdict of the others. */
export function waive(
  claim: ResolvedClaim,
  check: PreparedCheck,
  cuts: readonly Cut[],
  { verdict, slices }: Judgement,
): Waived {
  const waivers = check.product.waivers.filter(
    (waiver) =>
      waiver.claim === claim.stated.id &&
      isInForce(waiver, { asOfMs: check.options.asOfMs, bound: boundWords(claim.stated.claim) }),
  )
  const none = { verdict, covered: new Set<number>() }
  if (verdict === 'holds' || waivers.length === 0) return none
  const covered = new Set(
    cuts.flatMap(({ where }, i) => (waivers.some((waiver) => coversSlice(waiver, where)) ? [i] : [])),
  )
  const open = cuts.filter((_, i) => !covered.has(i) || slices[i]!.verdict === 'holds')
  const rest = judge(
    open.map(({ candidate }) => candidate),
    claim.confidence,
  )
  const settled = covered.size === cuts.length || rest.verdict === 'holds'
  return settled ? { verdict: 'waived', covered } : { verdict: rest.verdict, covered }
}
