import type { Basis, ResolvedClaim, Rival, SliceKey } from '../resolve/resolved.ts'
import { formOf, type BoundForm } from '../forms/registry.ts'
import { pairedForm } from '../comparisons/paired.ts'
import { knownRivals, reasonOfComparison } from './rivals.ts'
import type { Expr } from '../plan/expr.ts'
import type { DatasetFacts, DuplicatesScan, Key } from '../plan/scan.ts'
import { nameOf } from '../plan/atoms.ts'
import { always, and, not, or } from '../plan/expressions.ts'
import type { Request } from '../plan/request.ts'

/** What a claim asks of the data: one request a population, or a scan for duplicates. */
export type Asked =
  | { readonly kind: 'cells'; readonly request: Request }
  | { readonly kind: 'duplicates'; readonly request: Request; readonly scan: DuplicatesScan }

/** The keys that cut a claim's population: slices, then the window, then the groups of a combinator. */
export function keysOf(claim: ResolvedClaim): readonly SliceKey[] {
  const { subject, slices, window } = claim
  const groups = 'by' in subject ? [subject.by] : 'key' in subject ? [subject.key] : []
  return [...slices, ...(window === undefined ? [] : [window]), ...groups]
}

/** The requests of a claim: its own, and that of the `vs` population. None where a reason is known before. */
export function requestsOf(claim: ResolvedClaim, facts: readonly DatasetFacts[]): readonly Asked[] {
  const { subject } = claim
  const keys = keysOf(claim)
  switch (subject.kind) {
    case 'comparison':
      if (reasonOfComparison(subject, claim.window) !== undefined) return []
      return knownRivals(subject).map((rival) =>
        pairedRequest(subject.first, rival, keys, factsOf(subject.first, facts)),
      )
    case 'change':
      if (subject.self.reason !== undefined || subject.versus.reason !== undefined) return []
      return [asked(subject.self, keys, facts), asked(subject.versus, keys, facts)]
    case 'distance':
      if (subject.self.reason !== undefined || subject.versus.reason !== undefined) return []
      // every window of this population is held against the whole other one
      return [asked(subject.self, keys, facts), asked(subject.versus, claim.slices, facts)]
    default:
      return subject.self.reason === undefined ? [asked(subject.self, keys, facts)] : []
  }
}

function factsOf({ dataset }: Basis, facts: readonly DatasetFacts[]): DatasetFacts {
  return facts.find(({ name }) => name === dataset.name)!
}

/** The request of one population by these keys. */
export function asked(basis: Basis, keys: readonly SliceKey[], facts: readonly DatasetFacts[]): Asked {
  const request = requestOf(basis, keys, factsOf(basis, facts))
  const { quantity, where, dataset } = basis
  if (quantity.form !== 'count' || quantity.fact.of !== 'duplicates') return { kind: 'cells', request }
  const { columns, label } = quantity.fact
  const labelled = label === undefined ? {} : { label }
  const scan = { dataset: dataset.name, filter: where, columns, ...labelled, keys: request.slices }
  return { kind: 'duplicates', request, scan }
}

function requestOf(basis: Basis, keys: readonly SliceKey[], facts: DatasetFacts): Request {
  const { quantity, exclusions } = basis
  const distinct = quantity.form === 'count' && quantity.fact.of === 'distinct'
  const conditions = exclusions.map(({ when }) => when)
  const request = requestFor(formOf(quantity), basis, conditions, keys, facts)
  return distinct ? { ...request, alone: true } : request
}

function pairedRequest(first: Basis, { second, paired }: Rival, keys: readonly SliceKey[], facts: DatasetFacts): Asked {
  const exclusions = paired.exclusions.map(({ when }) => when)
  const conditions = [...exclusions, paired.firstAbsent, paired.secondAbsent]
  return { kind: 'cells', request: requestFor(pairedForm(first, second), first, conditions, keys, facts) }
}

/** What a form asks of a population, these conditions besides. */
export function requestFor(
  form: BoundForm,
  { dataset, where, design }: Basis,
  conditions: readonly Expr[],
  keys: readonly SliceKey[],
  facts: DatasetFacts,
): Request {
  const slices = keys.map(({ name, expr }): Key => ({ name, expr }))
  const fine = form.fine(facts, slices)
  const cluster = design.cluster === undefined ? [] : [{ name: 'cluster', expr: design.cluster }]
  return {
    dataset: dataset.name,
    where,
    slices,
    conditions: [...conditions, ...form.conditions],
    fine: [...fine, ...cluster],
    values: form.values(design, fine, slices.length === 0 && everyRowCounts([where], conditions) ? facts.rows : 0),
  }
}

/** No condition sets a row aside, whatever the rows. */
function everyRowCounts(needed: readonly Expr[], unwanted: readonly Expr[]): boolean {
  return nameOf(and(...needed, not(or(...unwanted)))) === nameOf(always)
}
