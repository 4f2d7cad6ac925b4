import { StatsError } from '../errors.ts'
import { requireRatings, type RatingSample } from './rating-sample.ts'

/** Units whose ratings fall on the categories in the same way, whoever gave them. */
export interface RatingCounts {
  readonly units: number
  /** Ratings that each of these units has. */
  readonly ratings: number
  /** How many of them fall on each category. */
  readonly counts: readonly number[]
}

/** How far two categories are apart, 0 for the same and at most 1. */
export type Distance = (first: number, second: number) => number

/** The nominal distance: any two categories are equally far apart. */
export const unequal: Distance = (first, second) => (first === second ? 0 : 1)

/**
 * The sample without the names of the raters; units with fewer than `least` ratings are left out.
 *
 * @throws {StatsError} `too-few-values` where fewer than 2 units have 2 ratings; `one-class`, `out-of-range`, `not-finite`
 */
export function ratingCounts(sample: RatingSample, { least = 2 }: { readonly least?: number } = {}): RatingCounts[] {
  requireRatings(sample)
  const counted = sample.patterns.map(({ ratings, units }) => {
    const given = ratings.filter((rating) => rating !== null)
    const counts = Array.from({ length: sample.categories }, () => 0)
    for (const rating of given) counts[rating] = (counts[rating] ?? 0) + 1
    return { units, ratings: given.length, counts }
  })
  requirePairs(counted)
  return counted.filter(({ units, ratings }) => units > 0 && ratings >= least)
}

/** Mean distance over the pairs of ratings of one unit. */
export function pairDisagreement({ ratings, counts }: RatingCounts, distance: Distance = unequal): number {
  let total = 0
  const used = counts.flatMap((count, category) => (count > 0 ? [{ count, category }] : []))
  for (const a of used) for (const b of used) total += a.count * b.count * distance(a.category, b.category)
  return total / (ratings * (ratings - 1))
}

function requirePairs(counted: readonly RatingCounts[]): void {
  const units = counted.reduce((total, each) => total + (each.ratings >= 2 ? each.units : 0), 0)
  if (units < 2) throw new StatsError('too-few-values', `agreement needs 2 units with 2 ratings; got ${units}`)
}
