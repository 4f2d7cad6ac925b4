import { overGroups } from '../combinators/groups.ts'
import { isSampled } from '../forms/measured.ts'
import type { Value } from '../plan/expr.ts'
import type { ResolvedClaim } from '../resolve/resolved.ts'
import { formatPlain } from '../sentences/format-value.ts'
import { type Answered, addExcluded, countOf } from './answered.ts'
import type { Note } from './check.ts'
import type { Outcome } from './outcome.ts'

/** Groups under the claim's minimum are left out and named. */
export function groupOutcomes(claim: ResolvedClaim, outcomes: readonly Outcome[]): readonly Answered[] {
  const { subject, minimum } = claim
  if (!('by' in subject)) throw new Error('only groups are combined')
  return bySlice(outcomes).map(({ key, members }): Answered => {
    const small = members.filter((one) => minimum !== undefined && countOf(one, minimum.of) < minimum.count)
    const groups = members
      .filter((one) => !small.includes(one))
      .map(({ key: own, measured }) => ({ name: subject.by.show(own.at(-1)!), measured }))
    // of a measure that is neither, the worst is what the bound guards against
    const better = subject.self.measure.better ?? (claim.direction === 'at-most' ? 'lower' : 'higher')
    return {
      key,
      ...sums(members),
      measured: overGroups(subject.kind, groups, {
        better,
        leftOut: leftOutNote(small.length, minimum),
        show: (value) =>
          formatPlain(Number(value.toPrecision(3)), subject.self.measure.unit === 'share' ? 'share' : 'number'),
      }),
      ...leastOf(groups),
    }
  })
}

/** A gap in percent is one of the lowest group. */
function leastOf(groups: readonly { readonly measured: Outcome['measured'] }[]): Pick<Answered, 'reference'> {
  const values = groups.flatMap(({ measured }) => (isSampled(measured) ? [measured.estimate] : []))
  return values.length === 0 ? {} : { reference: Math.min(...values) }
}

function leftOutNote(groups: number, minimum: ResolvedClaim['minimum']): readonly Note[] {
  if (groups === 0 || minimum === undefined) return []
  return [
    {
      code: 'groups-left-out',
      text: `${groups} group${groups === 1 ? '' : 's'} with fewer than ${minimum.count} ${minimum.of} left out.`,
    },
  ]
}

/** Outcomes whose keys differ only in the last one: the group. */
function bySlice(outcomes: readonly Outcome[]): readonly { key: readonly Value[]; members: readonly Outcome[] }[] {
  const slices = new Map<string, { key: readonly Value[]; members: Outcome[] }>()
  for (const outcome of outcomes) {
    const key = outcome.key.slice(0, -1)
    const name = JSON.stringify(key)
    const slice = slices.get(name) ?? { key, members: [] }
    slice.members.push(outcome)
    slices.set(name, slice)
  }
  return [...slices.values()]
}

function sums(outcomes: readonly Outcome[]): Pick<Outcome, 'rows' | 'used' | 'excluded'> {
  return {
    rows: outcomes.reduce((total, { rows }) => total + rows, 0),
    used: outcomes.reduce((total, { used }) => total + used, 0),
    excluded: addExcluded(outcomes.flatMap(({ excluded }) => excluded)),
  }
}
