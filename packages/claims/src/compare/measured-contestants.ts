import type { Counted } from '../check/answered.ts'
import { outcomesOf } from '../check/outcome.ts'
import { profileOf } from '../check/profile-of.ts'
import { seeded } from '../check/seeded.ts'
import type { Measured } from '../forms/measured.ts'
import { tallyOf, type Tally } from './common-rows.ts'
import type { Measurable, PreparedComparison } from './prepare-comparison.ts'

/** What was counted for a comparison, measured: lists in the order of the contestants and of the pairs. */
export interface MeasuredContestants {
  readonly tally: Tally
  readonly own: readonly Measured[]
  readonly costs: readonly (Measured | undefined)[]
  readonly differences: readonly Measured[]
}

/** Every candidate, its cost, and every difference, on the rows that all answered. */
export function measuredContestants(prepared: PreparedComparison, counted: Counted): MeasuredContestants {
  const { contestants, pairs, facts, empty } = prepared
  const measured = (one: Measurable, of: string): Measured => measure(one, of, prepared, counted)
  const nothing = {
    used: 0,
    excluded: [{ rows: facts.rows, reason: empty[0]?.basis.reason ?? 'no-rows' }],
    unanswered: [],
  }
  const { request } = prepared.tally
  return {
    tally:
      contestants.length === 0
        ? nothing
        : tallyOf(profileOf(prepared.tally, prepared, counted), request, prepared.common, facts.rows),
    own: contestants.map(({ own, name }) => measured(own, name)),
    costs: contestants.map(({ cost, name }) => cost && measured(cost, `cost of ${name}`)),
    differences: pairs.map(({ difference, first, second }) => measured(difference, `${first} ${second}`)),
  }
}

/** A population without rows has no slice. */
function measure(
  { asked, form, basis, exclusions }: Measurable,
  of: string,
  prepared: PreparedComparison,
  counted: Counted,
): Measured {
  const { product, stated } = prepared
  const random = seeded(product.seed, { stated })
  const [outcome] = outcomesOf(
    profileOf(asked, prepared, counted),
    asked.request,
    { form, design: basis.design, exclusions },
    () => random(of),
  )
  return outcome?.measured ?? { reason: 'no-rows', n: 0 }
}
