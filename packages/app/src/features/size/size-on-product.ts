import {
  askedClaim,
  prepareCheck,
  runCheck,
  sizeClaim,
  whereText,
  type ClaimResult,
  type Product,
  type Size,
  type SizeOptions,
  type Shown,
} from '@plumb/claims'
import { computed, type ComputeOptions } from '../checks/computed.ts'
import type { Target } from '../target.ts'

/** The rows of one slice of a product's data. */
export interface SliceSize extends Shown {
  /** Null for the whole. */
  readonly where: string | null
  /** Rows still lacking for the claim to be shown in all slices at once; null where no number of rows can. */
  readonly lacking: number | null
}

export interface ProductSize extends Size {
  readonly product: string
  readonly counted: string
  readonly data: {
    readonly slices: readonly SliceSize[]
    /** The chance that these rows show the claim as it is written; null where no number of rows can. */
    readonly chance: number | null
    /** Slices with too few rows to decide. */
    readonly leftOut: number
  }
}

/**
 * What the rows of a product could show of a claim, slice by slice, and how many more it needs.
 *
 * @throws {InputError} what a check throws, and `bad-claim`, `wrong-shape`, `bad-value`
 */
export async function sizeOnProduct(
  target: Target,
  { claim, size, ...options }: ComputeOptions & { readonly claim: string; readonly size: SizeOptions },
): Promise<ProductSize> {
  return computed(target, options, {
    ask: (product) => askedClaim(product, claim),
    prepare: (product, facts) => prepareCheck(product, facts, { asOfMs: options.now.getTime(), cut: false }),
    run: (prepared, counted) => {
      const check = runCheck(prepared, counted, { checkedAt: options.now.toISOString(), version: options.version })
      return sized(claim, size, check.claims[0]!, prepared.product)
    },
  })
}

function sized(claim: string, options: SizeOptions, result: ClaimResult, product: Product): ProductSize {
  const sliced = result.slices.length > 0
  const deciding = result.slices.filter(({ reason }) => reason !== 'too-few-rows' && reason !== 'no-rows')
  const there = sliced
    ? deciding.map(({ where, n }) => ({ where: whereText(where), n }))
    : [{ where: null, n: result.n }]
  const size = sizeClaim(claim, { ...options, slices: Math.max(1, there.length) })
  const slices = there
    .map(({ where, n }) => sliceSize(claim, options, { where, n, needed: size.needed }))
    .toSorted((a, b) => a.rows - b.rows)
  const chances = slices.map(({ chance }) => chance)
  return {
    ...size,
    assumes: [...size.assumes, ...designWords(product, result.dataset, options)],
    slices: there.length,
    total: size.needed === null ? null : size.needed * there.length,
    product: product.name,
    counted: result.counted,
    data: {
      slices,
      chance: chances.some((chance) => chance === null)
        ? null
        : chances.reduce<number>((all, one) => all * (one ?? 0), 1),
      leftOut: result.slices.length - deciding.length,
    },
  }
}

function sliceSize(
  claim: string,
  options: SizeOptions,
  { where, n, needed }: { readonly where: string | null; readonly n: number; readonly needed: number | null },
): SliceSize {
  const lacking = needed === null ? null : Math.max(0, needed - n)
  const shown = n < 1 ? null : sizeClaim(claim, { ...options, slices: 1, rows: Math.floor(n) }).shown
  if (shown === null) return { where, lacking, rows: 0, chance: needed === null ? null : 0, bound: null, claim: null }
  const { rows, chance, bound, claim: could } = shown
  return { where, lacking, rows, chance, bound, claim: could }
}

/** Counts of rows say nothing of what clusters and weights cost. */
function designWords({ datasets }: Product, dataset: string, { icc }: SizeOptions): readonly string[] {
  const { cluster, weight } = datasets.find(({ name }) => name === dataset)?.columns ?? {}
  const names = [icc === undefined ? cluster : undefined, weight].filter((name) => name !== undefined)
  return names.length === 0 ? [] : [`every row counts in full: what ${names.join(' and ')} costs is not taken off`]
}
