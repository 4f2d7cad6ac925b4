import { isSampled } from '../forms/measured.ts'
import { isAgainstOthers, type ResolvedClaim } from '../resolve/resolved.ts'
import { nextStep } from '../sentences/next-step.ts'
import { sentenceOf } from '../sentences/sentence.ts'
import { judge, type Judgement } from '../verdict/judge.ts'
import { accountOf } from './account.ts'
import { answer, mixNotes } from './answer.ts'
import type { Answered, Counted } from './answered.ts'
import type { ClaimResult, Note, Reason } from './check.ts'
import { cutsOf, type Cut } from './cuts.ts'
import { factsOf, headOf } from './head-of.ts'
import { numbersOf } from './numbers-of.ts'
import { overWindows } from './over-windows.ts'
import type { PreparedCheck, PreparedClaim } from './prepare.ts'
import { reasonOfComparison, unjudgedNotes } from './rivals.ts'
import { sliceResults } from './slice-results.ts'
import { mostSlices } from './too-many-slices.ts'
import { unanswered } from './unanswered.ts'
import { unreachable } from './unreachable.ts'
import { waive } from './waive.ts'

/** The result of one claim: outcomes by slice, judged, in words. */
export function claimResult(prepared: PreparedClaim, check: PreparedCheck, counted: Counted): ClaimResult {
  const { claim } = prepared
  const known = reasonBefore(prepared)
  if (known !== undefined) return unanswered(claim, check, known)
  const answered = overWindows(claim, answer(prepared, check, counted), check.options.asOfMs * 1000)
  if (answered.length > mostSlices) return unanswered(claim, check, 'too-many-slices')
  return judged(claim, check, answered, mixNotes(prepared, check, counted))
}

function reasonBefore({ claim, tooManySlices }: PreparedClaim): Reason | undefined {
  const { subject } = claim
  if (tooManySlices) return 'too-many-slices'
  if (subject.kind === 'comparison') return reasonOfComparison(subject, claim.window)
  return subject.self.reason ?? ('versus' in subject ? subject.versus.reason : undefined)
}

function judged(
  claim: ResolvedClaim,
  check: PreparedCheck,
  answered: readonly Answered[],
  mix: readonly Note[],
): ClaimResult {
  const facts = factsOf(claim, check)
  const cuts = cutsOf(claim, check, answered)
  if (cuts.length > mostSlices) return unanswered(claim, check, 'too-many-slices')
  const candidates = cuts.map(({ candidate }) => candidate)
  const judgement = judge(candidates, claim.confidence)
  const waived = waive(claim, check, cuts, judgement)
  const at = judgement.concern
  const [own, cut] = [judgement.slices[at]!, cuts[at]!]
  const sliced = Object.keys(cut.where).length > 0
  const verdict = waived.verdict
  const impossible = unreachable(claim, cut.candidate.test, cut.outcome.measured)
  const reason = impossible === undefined ? judgement.reason : reasonOfImpossible(judgement)
  const measured = cut.outcome.measured
  const base = {
    ...headOf(claim, cut.candidate.test),
    verdict,
    beneath: verdict === 'waived' ? judgement.verdict : null,
    ...numbersOf(measured, own),
    n: Math.round(measured.n),
    ...accountOf(facts, ...ofOneRival(claim, cut, answered, cuts)),
    method: isSampled(measured) ? measured.method : 'none',
    reason,
    needed: own.needed,
    neededFor80: own.neededFor80,
    where: sliced ? cut.where : null,
    window: cut.window ?? null,
    notes: [
      ...(impossible === undefined ? [] : [impossible]),
      ...unjudgedNotes(claim),
      ...mix,
      ...(isSampled(measured) ? (measured.notes ?? []) : []),
    ],
    slices: sliced ? sliceResults(cuts, judgement, waived.covered) : [],
  }
  return { ...base, sentence: sentenceOf(claim, base, measured), next: nextStep(claim, base) }
}

/** Each rival is compared on the same rows: the account is of the rows of the one that the estimate speaks of. */
function ofOneRival(
  claim: ResolvedClaim,
  { outcome: own }: Cut,
  answered: readonly Answered[],
  cuts: readonly Cut[],
): readonly [readonly Answered[], readonly Cut[]] {
  if (!isAgainstOthers(claim)) return [answered, cuts]
  const isOwn = ({ key }: Answered): boolean => key[0] === own.key[0]
  return [answered.filter(isOwn), cuts.filter(({ outcome }) => isOwn(outcome))]
}

/** That a bound cannot be shown says more than that the estimate sits on it. */
function reasonOfImpossible({ verdict, reason }: Judgement): Reason | null {
  const says = verdict === 'undecided' && (reason === null || reason === 'on-the-bound')
  return says ? 'unreachable' : reason
}
