import type { Check, ClaimResult, Verdict } from '../check/check.ts'
import { isBoundMoved, type ClaimPair } from './bound-changes.ts'
import type { Change } from './change.ts'
import { changesBetween } from './changes-between.ts'
import { pairsOf } from './pairs.ts'
import { statementOf } from './statement-of.ts'

/** A claim with its result in the baseline; null where it was not promised there. */
export interface AgainstBefore {
  readonly before: ClaimResult | null
  readonly after: ClaimResult
}

/** A check beside a stored one, as a reviewer asks: what fails now, what holds now, what was moved, what stayed. */
export interface AgainstBaseline {
  readonly newlyFailing: readonly AgainstBefore[]
  readonly newlyHolding: readonly AgainstBefore[]
  /** Another verdict, that is neither: it held and is undecided now. */
  readonly otherwise: readonly AgainstBefore[]
  /** Promised now and not before, and not failing. */
  readonly added: readonly ClaimResult[]
  /** No longer promised. */
  readonly removed: readonly ClaimResult[]
  /** Only the number of the bound differs, whatever the verdict. */
  readonly movedBounds: readonly ClaimPair[]
  /** How many claims have the verdict that they had. */
  readonly unchanged: Readonly<Record<Verdict, number>>
  readonly changes: readonly Change[]
}

export function againstBaseline(before: Check, after: Check): AgainstBaseline {
  const { both, added, removed } = pairsOf(before, after)
  const turned = both.filter((pair) => pair.before.verdict !== pair.after.verdict)
  const turnedTo = (...verdicts: readonly Verdict[]): readonly ClaimPair[] =>
    turned.filter((pair) => verdicts.includes(pair.after.verdict))
  const isFailing = ({ verdict }: ClaimResult): boolean => verdict === 'fails'
  return {
    newlyFailing: [...turnedTo('fails'), ...added.filter(isFailing).map(asNew)],
    newlyHolding: turnedTo('holds'),
    otherwise: turnedTo('undecided', 'no-evidence', 'waived'),
    added: added.filter((claim) => !isFailing(claim)),
    removed,
    movedBounds: both.filter(isOnlyMoved),
    unchanged: counts(both.filter((pair) => pair.before.verdict === pair.after.verdict)),
    changes: changesBetween(before, after),
  }
}

function asNew(after: ClaimResult): AgainstBefore {
  return { before: null, after }
}

function isOnlyMoved(pair: ClaimPair): boolean {
  return isBoundMoved(pair) && statementOf(pair.before.claim) === statementOf(pair.after.claim)
}

function counts(pairs: readonly ClaimPair[]): Readonly<Record<Verdict, number>> {
  const count = (verdict: Verdict): number => pairs.filter(({ after }) => after.verdict === verdict).length
  return {
    holds: count('holds'),
    fails: count('fails'),
    undecided: count('undecided'),
    'no-evidence': count('no-evidence'),
    waived: count('waived'),
  }
}
