import { createRandom } from '@plumb/stats'
import { formatPlain } from '../sentences/format-value.ts'
import { isSampled, type RandomFor } from '../forms/measured.ts'
import { formOf } from '../forms/registry.ts'
import { pairedForm } from '../comparisons/paired.ts'
import { changeBetween } from '../combinators/change.ts'
import { overGroups } from '../combinators/groups.ts'
import type { Value } from '../plan/expr.ts'
import type { Cells } from '../plan/scan.ts'
import { and, not } from '../plan/expressions.ts'
import { fold, type Profile } from '../profile/fold.ts'
import type { Basis, Pairing, ResolvedClaim } from '../resolve/resolved.ts'
import type { Exclusion } from '../resolve/exclusions.ts'
import type { Note } from './check.ts'
import { mixNote } from './mix.ts'
import { outcomesOf, type Measuring, type Outcome } from './outcome.ts'
import type { PreparedCheck, PreparedClaim } from './prepare.ts'
import type { Asked } from './requests.ts'

/** What the engine counted, in the order of the prepared scans. */
export interface Counted {
  readonly cells: readonly Cells[]
  readonly duplicates: readonly Cells[]
}

/** The outcomes of a claim by slice, with rows that a pairing leaves out and the value that a relative bound refers to. */
export interface Answered extends Outcome {
  /** Share of rows that only one of two candidates answered. */
  readonly unpaired?: number
  /** Why its rows do not enter the claim: no time, or a window that is not asked for. */
  readonly setAside?: string
  readonly reference?: number
}

/** One outcome a slice, the combinator already applied. */
export function answer(prepared: PreparedClaim, check: PreparedCheck, counted: Counted): readonly Answered[] {
  const { claim, asked } = prepared
  const profiles = asked.map((one) => profileOf(one, check, counted))
  const randomFor = seeded(check.product.seed, claim)
  const { subject } = claim
  switch (subject.kind) {
    case 'plain':
      return outcomesOf(profiles[0]!, asked[0]!.request, measuringOf(subject.self), randomFor)
    case 'gap':
    case 'parity':
    case 'worst':
      return groupOutcomes(claim, outcomesOf(profiles[0]!, asked[0]!.request, measuringOf(subject.self), randomFor))
    case 'change': {
      const self = outcomesOf(profiles[0]!, asked[0]!.request, measuringOf(subject.self), randomFor)
      const versus = outcomesOf(profiles[1]!, asked[1]!.request, measuringOf(subject.versus), randomFor)
      return changes(self, versus)
    }
    case 'change-window':
      return outcomesOf(profiles[0]!, asked[0]!.request, measuringOf(subject.self), randomFor)
    case 'comparison':
      return comparisons(claim, profiles[0]!, asked[0]!, subject, randomFor)
  }
}

/** Notes on a change whose parts say one thing and the whole another. */
export function mixNotes({ claim, mix }: PreparedClaim, check: PreparedCheck, counted: Counted): readonly Note[] {
  const { subject } = claim
  if (mix === undefined || subject.kind !== 'change') return []
  const outcomes = ([self, versus]: readonly [Asked, Asked]): readonly [readonly Outcome[], readonly Outcome[]] => [
    outcomesOf(
      profileOf(self, check, counted),
      self.request,
      measuringOf(subject.self),
      seeded(check.product.seed, claim),
    ),
    outcomesOf(
      profileOf(versus, check, counted),
      versus.request,
      measuringOf(subject.versus),
      seeded(check.product.seed, claim),
    ),
  ]
  const [whole] = changes(...outcomes(mix.total))
  if (whole === undefined || !('limits' in whole.measured)) return []
  const total = whole.measured.estimate
  return mix.parts.flatMap(({ key, asked }) => mixNote(claim, key, ...outcomes(asked), total) ?? [])
}

function profileOf(asked: Asked, check: PreparedCheck, counted: Counted): Profile {
  if (asked.kind === 'cells') {
    const at = check.plan.scanOf.get(asked.request)!
    return fold(asked.request, check.scans[at]!, counted.cells[at]!)
  }
  return duplicatesProfile(asked, counted.duplicates[check.duplicates.indexOf(asked.scan)]!)
}

/** Cells of a duplicates scan: rows, and how many of them repeat an earlier one. */
function duplicatesProfile({ request }: Asked, cells: Cells): Profile {
  const [rows, duplicates] = cells.values
  return {
    atoms: new Map(),
    slices: Array.from({ length: cells.length }, (_, i) => ({
      key: cells.keys.map((values) => values[i]!),
      cells: [{ atoms: [], fine: [], rows: Number(rows![i]), sums: request.values.map(() => duplicates![i]!) }],
    })),
  }
}

/** Draws are seeded by product seed, claim, slice and purpose: any other claim may come or go without moving them. */
function seeded(seed: number, claim: ResolvedClaim): (slice: string) => RandomFor {
  return (slice) => (purpose) => createRandom(`${seed}\u0002${claim.stated.id}\u0002${slice}\u0002${purpose}`)
}

function measuringOf({ quantity, design, exclusions }: Basis): Measuring {
  return { form: formOf(quantity), design, exclusions }
}

/** Groups under the claim's minimum are left out and named. */
function groupOutcomes(claim: ResolvedClaim, outcomes: readonly Outcome[]): readonly Answered[] {
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

export function countOf({ rows, measured }: Outcome, of: 'rows' | 'counted'): number {
  return of === 'rows' ? rows : measured.n
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

export function addExcluded(all: Outcome['excluded']): Outcome['excluded'] {
  const counts = new Map<string, number>()
  for (const { reason, rows } of all) counts.set(reason, (counts.get(reason) ?? 0) + rows)
  return [...counts].map(([reason, rows]) => ({ rows, reason }))
}

function changes(self: readonly Outcome[], versus: readonly Outcome[]): readonly Answered[] {
  const others = new Map(versus.map((outcome) => [JSON.stringify(outcome.key), outcome]))
  return self.map((outcome): Answered => {
    const other = others.get(JSON.stringify(outcome.key))
    return {
      ...outcome,
      measured: changeBetween(outcome.measured, other?.measured),
      ...(other !== undefined && 'limits' in other.measured ? { reference: other.measured.estimate } : {}),
    }
  })
}

function comparisons(
  { test }: ResolvedClaim,
  profile: Profile,
  asked: Asked,
  { first, second, paired }: { readonly first: Basis; readonly second: Basis; readonly paired: Pairing },
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
    const reference = references?.get(JSON.stringify(outcome.key))
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
  if (second.quantity.form !== 'table' && second.quantity.form !== 'mean') return new Map()
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
