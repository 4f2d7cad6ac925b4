import type { RatingPattern, RatingSample } from '@plumb/stats'
import type { Value } from '../../plan/expr.ts'
import type { AgreementQuantity, Design } from '../quantity.ts'
import { clusterOf, totalRows, weigh, type SliceView } from '../slice-view.ts'

/** The ratings of a slice: patterns with their units, and which rows gave which pattern. */
export interface RatedCells {
  readonly sample: RatingSample
  /** What the categories are, ascending. */
  readonly values: readonly Value[]
  /** Rows with two ratings or more. */
  readonly n: number
  readonly parts: readonly RatedPart[]
}

/** Rows of one pattern and one cluster; weights add up to the number of rows. */
export interface RatedPart {
  readonly pattern: number
  readonly cluster: unknown
  readonly weight: number
  readonly squares: number
}

type Ratings = RatingPattern['ratings']

/** The ratings in the cells of a slice. Categories are those of the whole file, so that slices share them. */
export function ratedCells(quantity: AgreementQuantity, view: SliceView, design: Design): RatedCells {
  const given = view.cells.map((cell) => cell.fine.slice(0, quantity.raters.length))
  const values = [...new Set([...quantity.ratings, ...given.flat()])].filter(isGiven).toSorted(ascending)
  const { coded, index } = codedRatings(given, values, quantity)
  const parts = partsOf(index, view, design)
  const units = coded.map(() => 0)
  for (const { pattern, weight } of parts) units[pattern]! += weight
  const patterns = coded.map((ratings, at): RatingPattern => ({ ratings, units: units[at]! }))
  const paired = view.cells.filter((_, i) => given[i]!.filter(isGiven).length > 1)
  return { sample: { categories: values.length, patterns }, values, n: totalRows(paired), parts }
}

/** Every pattern of categories, and which one each cell has. Only kappa asks who said what. */
function codedRatings(
  given: readonly (readonly Value[])[],
  values: readonly Value[],
  { coefficient }: AgreementQuantity,
): { readonly coded: readonly Ratings[]; readonly index: readonly number[] } {
  const at = new Map<Value, number>(values.map((value, code) => [value, code]))
  const isNamed = coefficient === 'cohen' || coefficient === 'linear-cohen'
  const known = new Map<string, number>()
  const coded: Ratings[] = []
  const index = given.map((own) => {
    const codes = own.map((value) => at.get(value) ?? null)
    const pattern = isNamed ? codes : codes.toSorted((a, b) => (a ?? -1) - (b ?? -1))
    const name = pattern.join()
    if (!known.has(name)) known.set(name, coded.push(pattern) - 1)
    return known.get(name)!
  })
  return { coded, index }
}

function partsOf(index: readonly number[], view: SliceView, design: Design): readonly RatedPart[] {
  const weighed = view.cells.map((cell) => weigh(cell, view, design))
  const scale = totalRows(view.cells) / weighed.reduce((total, { weight }) => total + weight, 0)
  return view.cells.map((cell, i) => ({
    pattern: index[i]!,
    cluster: design.cluster === undefined ? undefined : clusterOf(cell),
    weight: weighed[i]!.weight * scale,
    squares: weighed[i]!.squares * scale ** 2,
  }))
}

function isGiven(value: Value): boolean {
  return value !== null
}

function ascending(a: Value, b: Value): number {
  return a === b ? 0 : a! < b! ? -1 : 1
}
