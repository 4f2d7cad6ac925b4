import type { ResolvedClaim } from '../resolve/resolved.ts'
import type { Waiver } from '../product/product.ts'
import { boundWords } from '../sentences/bound-words.ts'
import { type Judged, type Judgement, judge } from '../verdict/judge.ts'
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
  const waivers = waiversOf(claim, check)
  if (verdict === 'holds' || waivers.length === 0) return { verdict, covered: new Set() }
  const covered = new Set(
    cuts.flatMap(({ where }, i) => (waivers.some((waiver) => coversSlice(waiver, where)) ? [i] : [])),
  )
  const open = cuts.flatMap(({ candidate }, i) => (covered.has(i) && slices[i]!.verdict !== 'holds' ? [] : [candidate]))
  const rest = judge(open, claim.confidence)
  const settled = coversAllThatDecide(slices, covered) || rest.verdict === 'holds'
  return { verdict: settled ? 'waived' : rest.verdict, covered }
}

/** The waivers of a claim that are in force: not run out, and given for its present bound. */
export function waiversOf({ stated }: ResolvedClaim, { product, options }: PreparedCheck): readonly Waiver[] {
  const bound = boundWords(stated.claim)
  return product.waivers.filter(
    (waiver) => waiver.claim === stated.id && isInForce(waiver, { asOfMs: options.asOfMs, bound }),
  )
}

/** Slices that do not decide stand against a waiver only where nothing decides. */
function coversAllThatDecide(slices: readonly Judged[], covered: ReadonlySet<number>): boolean {
  if (covered.size === slices.length) return true
  const deciding = slices.flatMap(({ decides }, i) => (decides ? [i] : []))
  return deciding.length > 0 && deciding.every((i) => covered.has(i))
}
