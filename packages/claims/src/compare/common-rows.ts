import { and, not, or } from '../plan/expressions.ts'
import type { Expr } from '../plan/expr.ts'
import type { Excluded } from '../check/check.ts'
import { viewOf } from '../check/outcome.ts'
import type { Profile } from '../profile/fold.ts'
import { absentOf, sharedExclusions, type Side } from '../resolve/comparison.ts'
import type { Exclusion } from '../resolve/exclusions.ts'
import type { Request } from '../plan/request.ts'
import { totalRows } from '../forms/slice-view.ts'

/** The rows that several candidates all answered, and what is left out for it. */
export interface CommonRows {
  readonly exclusions: readonly Exclusion[]
  /** A row that could be used if a candidate answered it, and some candidate did. */
  readonly answeredBySome: Expr
  /** By candidate: the rows that it did not answer. */
  readonly absent: readonly Expr[]
}

const unansweredBy = 'unanswered by '

/** What all need, then what no candidate answered, then what one of them did not. */
export function commonRows(sides: readonly Side[]): CommonRows {
  const bases = sides.map(({ basis }) => basis)
  const shared = sharedExclusions(bases)
  const absent = bases.map((basis) => absentOf(basis, bases))
  const nobody = and(...absent)
  const own = sides.map(({ scope }, i): Exclusion => ({
    reason: `${unansweredBy}${scope.answerer.name ?? 'the model'}`,
    when: absent[i]!,
  }))
  return {
    exclusions: [...shared, { reason: 'no-answer', when: nobody }, ...own],
    answeredBySome: and(not(or(...shared.map(({ when }) => when))), not(nobody)),
    absent,
  }
}

export interface Tally {
  readonly used: number
  readonly excluded: readonly Excluded[]
  /** By candidate: the share of the rows answered by some that it left unanswered. */
  readonly unanswered: readonly number[]
}

/** How many of so many rows all answered, and why the rest is left out. */
export function tallyOf(
  profile: Profile,
  request: Request,
  { exclusions, answeredBySome, absent }: CommonRows,
  rows: number,
): Tally {
  const cells = profile.slices.flatMap((slice) => slice.cells)
  const view = viewOf(profile, request)
  const counts = new Map<string | undefined, number>()
  for (const cell of cells) {
    const reason = exclusions.find(({ when }) => view.test(when)(cell))?.reason
    counts.set(reason, (counts.get(reason) ?? 0) + cell.rows)
  }
  const outside = rows - totalRows(cells)
  const answered = cells.filter(view.test(answeredBySome))
  const shareOf = (when: Expr): number => totalRows(answered.filter(view.test(when))) / Math.max(1, totalRows(answered))
  return {
    used: counts.get(undefined) ?? 0,
    excluded: [
      ...(outside > 0 ? [{ rows: outside, reason: 'outside-where' }] : []),
      ...[...counts].flatMap(([reason, count]) => (reason === undefined ? [] : [{ rows: count, reason }])),
    ],
    unanswered: absent.map(shareOf),
  }
}
