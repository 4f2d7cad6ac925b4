import type { DatasetFacts, DuplicatesScan, Scan } from '../plan/scan.ts'
import type { Product } from '../product/product.ts'
import type { ResolvedClaim } from '../resolve/resolved.ts'
import { planScans, type Plan } from '../plan/plan.ts'
import { resolveClaims, type ResolveOptions } from '../resolve/resolve.ts'
import { mixAsked, type MixAsked } from './mix.ts'
import { requestsOf, type Asked } from './requests.ts'
import { tooManySlices } from './too-many-slices.ts'

/** A check before any row is counted: claims bound to columns, and the scans that answer them. */
export interface PreparedCheck extends Scanned {
  readonly product: Product
  readonly facts: readonly DatasetFacts[]
  readonly options: ResolveOptions
  readonly claims: readonly PreparedClaim[]
}

/** What the engine is to count. */
export interface Scanned {
  readonly plan: Plan
  /** To be run in this order, before `answer`. */
  readonly scans: readonly Scan[]
  readonly duplicates: readonly DuplicatesScan[]
}

export interface PreparedClaim {
  readonly claim: ResolvedClaim
  readonly asked: readonly Asked[]
  readonly tooManySlices: boolean
  /** Of a change: what else is counted, to see whether the parts say otherwise than the whole. */
  readonly mix?: MixAsked
}

/** Resolves and plans: every error that a person can make in a product file arises here. */
export function prepareCheck(product: Product, facts: readonly DatasetFacts[], options: ResolveOptions): PreparedCheck {
  const claims = resolveClaims(product, facts, options).map((claim): PreparedClaim => {
    const many = tooManySlices(claim, facts)
    const asked = many ? [] : requestsOf(claim, facts)
    const mix = asked.length === 0 ? undefined : mixAsked(claim, facts)
    return { claim, asked, tooManySlices: many, ...(mix === undefined ? {} : { mix }) }
  })
  const asked = claims.flatMap(allAsked)
  const plan = planScans(
    asked.flatMap((one) => (one.kind === 'cells' ? [one.request] : [])),
    facts,
  )
  return {
    product,
    facts,
    options,
    claims,
    plan,
    scans: plan.scans,
    duplicates: asked.flatMap((one) => (one.kind === 'duplicates' ? [one.scan] : [])),
  }
}

function allAsked({ asked, mix }: PreparedClaim): readonly Asked[] {
  return mix === undefined ? asked : [...asked, ...mix.total, ...mix.parts.flatMap((part) => part.asked)]
}
