import { pairedForm } from '../comparisons/paired.ts'
import { isSampled, type RandomFor } from '../forms/measured.ts'
import { formOf } from '../forms/registry.ts'
import { and, not } from '../plan/expressions.ts'
import type { Profile } from '../profile/fold.ts'
import type { Exclusion } from '../resolve/exclusions.ts'
import type { Basis, Pairing, ResolvedClaim, Rival } from '../resolve/resolved.ts'
import type { Answered } from './answered.ts'
import { type Measuring, type Outcome, outcomesOf } from './outcome.ts'
import type { Asked } from './requests.ts'
import { createRandom } from '@plumb/stats'

/** Outcomes of a comparison: the difference on rows that both answered, with the share of rows that only one did. */
export function pairedOutcomes(
  { test }: ResolvedClaim,
  profile: Profile,
  asked: Asked,
  { first, second, paired }: { readonly first: Basis } & Rival,
  randomFor: (slice: string) => RandomFor,
): readonly Answered[] {
  const measuring: Measuring = {
    form: pairedForm(first, second),
    design: first.design,
    exclusions: [...paired.exclusions, ...unpairedExclusions(paired)],
  }
  const outcomes = outcomesOf(profile, asked.request, measuring, randomFor)
  const references = test.kind === 'relative' ? referencesOf(profile, asked, second, measuring) : undefined
  return outcomes.map((outcome): Answered => {
    const { measured } = outcome
    const own = isSampled(measured) ? measured.second : undefined
    const reference = own ?? references?.get(JSON.stringify(outcome.key))
    return {
      ...outcome,
      unpaired: unpairedShare(outcome, paired),
      ...(reference === undefined ? {} : { reference }),
    }
  })
}

const unansweredBy = 'unanswered by '

/** Rows left unanswered by a candidate of which nobody said what that means, as a share of those and the pairs. */
function unpairedShare({ excluded, used }: Outcome, { settled, names }: Pairing): number {
  const counted = names.filter((_, side) => settled[side] !== true).map((name) => `${unansweredBy}${name}`)
  const unpaired = excluded.reduce((total, { rows, reason }) => (counted.includes(reason) ? total + rows : total), 0)
  return unpaired === 0 ? 0 : unpaired / (unpaired + used)
}

function unpairedExclusions({ firstAbsent, secondAbsent, names }: Pairing): readonly Exclusion[] {
  return [
    { reason: 'no-answer', when: and(firstAbsent, secondAbsent) },
    { reason: `${unansweredBy}${names[0]}`, when: and(firstAbsent, not(secondAbsent)) },
    { reason: `${unansweredBy}${names[1]}`, when: and(secondAbsent, not(firstAbsent)) },
  ]
}

/** The second candidate's own value on the paired rows, where the paired cells tell it. */
function referencesOf(
  profile: Profile,
  asked: Asked,
  second: Basis,
  measuring: Measuring,
): ReadonlyMap<string, number> {
  if (!['table', 'classes', 'mean'].includes(second.quantity.form)) return new Map()
  const outcomes = outcomesOf(
    profile,
    asked.request,
    { ...measuring, form: formOf(second.quantity) },
    () => (purpose) => createRandom(purpose),
  )
  return new Map(
    outcomes.flatMap(({ key, measured }) => ('limits' in measured ? [[JSON.stringify(key), measured.estimate]] : [])),
  )
}
