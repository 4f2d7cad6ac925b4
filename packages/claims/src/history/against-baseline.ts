import type { Check, Verdict } from '../check/check.ts'
import type { Change } from './change.ts'
import { changesBetween } from './changes-between.ts'
import { pairsOf } from './pairs.ts'

/** A check beside a stored one, as a reviewer asks: what fails now, what holds now, what was moved, what stayed. */
export interface AgainstBaseline {
  /** Also claims that are new and fail. */
  readonly newlyFailing: readonly Change[]
  readonly newlyHolding: readonly Change[]
  /** Another verdict that is neither: it held and is undecided now. */
  readonly otherwise: readonly Change[]
  /** Bounds and confidences that are others, and claims that were rewritten, whatever their verdict. */
  readonly moved: readonly Change[]
  /** New claims that do not fail, claims that are gone, data, settings. */
  readonly rest: readonly Change[]
  /** How many claims have the verdict that they had. */
  readonly unchanged: Readonly<Record<Verdict, number>>
}

/** Every change from a baseline to a check stands in one group. */
export function againstBaseline(before: Check, after: Check): AgainstBaseline {
  const changes = changesBetween(before, after)
  const of = (group: Group): readonly Change[] => changes.filter((change) => groupOf(change) === group)
  return {
    newlyFailing: of('newlyFailing'),
    newlyHolding: of('newlyHolding'),
    otherwise: of('otherwise'),
    moved: of('moved'),
    rest: of('rest'),
    unchanged: unchangedVerdicts(before, after),
  }
}

type Group = Exclude<keyof AgainstBaseline, 'unchanged'>

function groupOf({ kind, to }: Change): Group {
  if (kind === 'verdict') return to === 'fails' ? 'newlyFailing' : to === 'holds' ? 'newlyHolding' : 'otherwise'
  if (kind === 'added' && to === 'fails') return 'newlyFailing'
  return kind === 'bound' || kind === 'confidence' || kind === 'claim' ? 'moved' : 'rest'
}

function unchangedVerdicts(before: Check, after: Check): AgainstBaseline['unchanged'] {
  const same = pairsOf(before, after).both.filter((pair) => pair.before.verdict === pair.after.verdict)
  const count = (verdict: Verdict): number => same.filter((pair) => pair.after.verdict === verdict).length
  return {
    holds: count('holds'),
    fails: count('fails'),
    undecided: count('undecided'),
    'no-evidence': count('no-evidence'),
    waived: count('waived'),
  }
}
