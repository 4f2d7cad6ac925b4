import { pairedForm } from '../comparisons/paired.ts'
import { type Asked, requestFor } from '../check/requests.ts'
import type { Scanned } from '../check/prepare.ts'
import { formOf, type BoundForm } from '../forms/registry.ts'
import { planScans } from '../plan/plan.ts'
import type { DatasetFacts } from '../plan/scan.ts'
import type { Product, StatedClaim } from '../product/product.ts'
import type { Side } from '../resolve/comparison.ts'
import type { Exclusion } from '../resolve/exclusions.ts'
import { datasetOf } from '../resolve/names.ts'
import { contextOf } from '../resolve/resolve.ts'
import type { Basis } from '../resolve/resolved.ts'
import { type CommonRows, commonRows } from './common-rows.ts'
import { contestantsOf } from './contestants.ts'

/** One quantity on the rows that all answered: how it is counted and measured. */
export interface Measurable {
  readonly basis: Basis
  readonly form: BoundForm
  readonly exclusions: readonly Exclusion[]
  readonly asked: Asked
}

/** A candidate that takes part, with its measure and its cost. */
export interface Contestant {
  readonly name: string
  readonly side: Side
  readonly own: Measurable
  readonly cost?: Measurable
}

export interface PreparedPair {
  /** Places in the list of contestants. */
  readonly first: number
  readonly second: number
  readonly difference: Measurable
}

/** A comparison before any row is counted. */
export interface PreparedComparison extends Scanned {
  readonly product: Product
  readonly stated: StatedClaim
  readonly facts: DatasetFacts
  readonly common: CommonRows
  readonly tally: Asked
  readonly contestants: readonly Contestant[]
  readonly pairs: readonly PreparedPair[]
  /** Candidates of which it is known before that nothing can be counted: an empty column. */
  readonly empty: readonly Side[]
  readonly unjudged: readonly string[]
}

/** Resolves and plans a comparison of all candidates; `product` is that of `askedProduct`. */
export function prepareComparison(
  product: Product,
  facts: readonly DatasetFacts[],
  { asOfMs }: { readonly asOfMs: number },
): PreparedComparison {
  const stated = product.claims[0]!
  const dataset = datasetOf(stated, product)
  const own = facts.find(({ name }) => name === dataset.name)!
  const { sides, unjudged, costs } = contestantsOf(stated, product, contextOf(dataset, own, { asOfMs, cut: false }))
  const known = sides.filter(({ basis }) => basis.reason === undefined)
  const common = commonRows(known)
  const measurable = measurableOn(common, own)
  const contestants = known.map((side): Contestant => {
    const cost = costs?.[sides.indexOf(side)]
    return {
      name: side.scope.answerer.name ?? 'the model',
      side,
      own: measurable(formOf(side.basis.quantity), side.basis),
      ...(cost === undefined || cost.reason !== undefined ? {} : { cost: measurable(formOf(cost.quantity), cost) }),
    }
  })
  const pairs = known.flatMap(({ basis }, first) =>
    known.slice(first + 1).map((other, i): PreparedPair => {
      const difference = measurable(pairedForm(basis, other.basis), basis)
      return { first, second: first + 1 + i, difference }
    }),
  )
  const tally = tallied(sides[0]!.basis, common)
  const measured = [...contestants.flatMap((one) => [one.own, one.cost]), ...pairs.map(({ difference }) => difference)]
  const asked = [tally, ...measured.flatMap((one) => (one === undefined ? [] : [one.asked]))]
  const plan = planScans(
    asked.map(({ request }) => request),
    [own],
  )
  const empty = sides.filter((side) => !known.includes(side))
  return {
    product,
    stated,
    facts: own,
    common,
    tally,
    contestants,
    pairs,
    empty,
    unjudged,
    plan,
    scans: plan.scans,
    duplicates: [],
  }
}

function tallied({ dataset, where }: Basis, { exclusions }: CommonRows): Asked {
  const conditions = exclusions.map(({ when }) => when)
  return {
    kind: 'cells',
    request: { dataset: dataset.name, where, slices: [], conditions, fine: [], values: [] },
  }
}

/** What a quantity lacks besides, such as labels for a cost, is left out for it alone. */
function measurableOn(
  { exclusions: common }: CommonRows,
  facts: DatasetFacts,
): (form: BoundForm, basis: Basis) => Measurable {
  return (form, basis) => {
    const exclusions = [...common, ...basis.exclusions]
    const conditions = exclusions.map(({ when }) => when)
    return {
      basis,
      form,
      exclusions,
      asked: { kind: 'cells', request: requestFor(form, basis, conditions, [], facts) },
    }
  }
}
