import { type Judgement, byConcern } from '../verdict/judge.ts'
import type { SliceResult } from './check.ts'
import type { Cut } from './cuts.ts'
import { finite, numbersOf } from './numbers-of.ts'

/** The slices of a claim by concern, each with its own verdict and range. */
export function sliceResults(
  cuts: readonly Cut[],
  { slices }: Judgement,
  covered: ReadonlySet<number>,
): readonly SliceResult[] {
  const order = cuts.map((_, i) => i).toSorted((a, b) => byConcern(slices[a]!, slices[b]!) || a - b)
  return order.map((i) => {
    const [{ outcome, where, window }, own] = [cuts[i]!, slices[i]!]
    const missed = own.verdict === 'fails' || own.verdict === 'undecided'
    return {
      where,
      ...(window === undefined ? {} : { window }),
      verdict: covered.has(i) && missed ? 'waived' : own.verdict,
      ...numbersOf(outcome.measured, own),
      widenedLow: finite(own.widened.low),
      widenedHigh: finite(own.widened.high),
      n: Math.round(outcome.measured.n),
      rows: outcome.rows,
      needed: own.needed,
      reason: own.reason,
    }
  })
}
