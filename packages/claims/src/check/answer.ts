import { changeBetween } from '../combinators/change.ts'
import { distanceBetween } from '../combinators/distance.ts'
import { formOf } from '../forms/registry.ts'
import { isSampled } from '../forms/measured.ts'
import { isAgainstOthers, type Basis, type ResolvedClaim } from '../resolve/resolved.ts'
import type { Answered, Counted } from './answered.ts'
import type { Note } from './check.ts'
import { groupOutcomes } from './group-outcomes.ts'
import { factsOf } from './head-of.ts'
import { mixNote } from './mix.ts'
import { type Measuring, type Outcome, outcomesOf } from './outcome.ts'
import { pairedOutcomes } from './paired-outcomes.ts'
import type { PreparedCheck, PreparedClaim } from './prepare.ts'
import { profileOf } from './profile-of.ts'
import type { Asked } from './requests.ts'
import { knownRivals, unansweredRivals } from './rivals.ts'
import { seeded } from './seeded.ts'

/** One outcome a slice, the combinator already applied. */
export function answer({ claim, asked }: PreparedClaim, check: PreparedCheck, counted: Counted): readonly Answered[] {
  const { subject } = claim
  const outcomes = counter(claim, check, counted)
  const [own, other] = [asked[0]!, asked[1]]
  switch (subject.kind) {
    case 'plain':
    case 'change-window':
    case 'distance-window':
      return outcomes(own, subject.self)
    case 'gap':
    case 'parity':
    case 'worst':
      return groupOutcomes(claim, outcomes(own, subject.self))
    case 'change':
      return against(outcomes(own, subject.self), outcomes(other!, subject.versus), changeBetween)
    case 'distance':
      return against(outcomes(own, subject.self), outcomes(other!, subject.versus), distanceBetween)
    case 'comparison':
      return againstRivals(claim, asked, check, counted)
  }
}

/** Against others each outcome begins its key with the rival. */
function againstRivals(
  claim: ResolvedClaim,
  asked: readonly Asked[],
  check: PreparedCheck,
  counted: Counted,
): readonly Answered[] {
  const { subject } = claim
  if (subject.kind !== 'comparison') throw new Error('only comparisons have rivals')
  const listed = isAgainstOthers(claim)
  const outcomes = knownRivals(subject).flatMap((rival, i) => {
    const own = asked[i]!
    const pair = { first: subject.first, ...rival }
    const found = pairedOutcomes(claim, profileOf(own, check, counted), own, pair, seeded(check.product.seed, claim))
    return listed ? found.map((one) => ({ ...one, key: [rival.paired.names[1], ...one.key] })) : found
  })
  return listed ? [...outcomes, ...unansweredRivals(subject, factsOf(claim, check))] : outcomes
}

/** Notes on a change whose parts say one thing and the whole another. */
export function mixNotes({ claim, mix }: PreparedClaim, check: PreparedCheck, counted: Counted): readonly Note[] {
  const { subject } = claim
  if (mix === undefined || subject.kind !== 'change') return []
  const outcomes = counter(claim, check, counted)
  const both = ([self, versus]: readonly [Asked, Asked]): readonly [readonly Outcome[], readonly Outcome[]] => [
    outcomes(self, subject.self),
    outcomes(versus, subject.versus),
  ]
  const [whole] = against(...both(mix.total), changeBetween)
  if (whole === undefined || !isSampled(whole.measured)) return []
  const total = whole.measured.estimate
  return mix.parts.flatMap(({ key, asked }) => mixNote(claim, key, ...both(asked), total) ?? [])
}

/** Outcomes of a basis by slice, from what was counted for it. */
function counter(
  claim: ResolvedClaim,
  check: PreparedCheck,
  counted: Counted,
): (asked: Asked, basis: Basis) => readonly Outcome[] {
  const randomFor = seeded(check.product.seed, claim)
  return (asked, basis) => outcomesOf(profileOf(asked, check, counted), asked.request, measuringOf(basis), randomFor)
}

function measuringOf({ quantity, design, exclusions }: Basis): Measuring {
  return { form: formOf(quantity), design, exclusions }
}

/** Each outcome held against that of the same slice in the other population, which may have no windows. */
function against(
  self: readonly Outcome[],
  versus: readonly Outcome[],
  between: typeof changeBetween,
): readonly Answered[] {
  const others = new Map(versus.map((outcome) => [JSON.stringify(outcome.key), outcome]))
  const length = versus[0]?.key.length
  return self.map((outcome): Answered => {
    const other = others.get(JSON.stringify(outcome.key.slice(0, length)))
    return {
      ...outcome,
      measured: between(outcome.measured, other?.measured),
      ...(other !== undefined && isSampled(other.measured) ? { reference: other.measured.estimate } : {}),
    }
  })
}
