import { sum } from '../special/sum.ts'
import type { RatingCounts } from './rating-counts.ts'

/**
 * Share of each category in the ratings.
 *
 * @param weightOf what a unit counts: 1 for a mean over units, its number of ratings for the share of all ratings
 */
export function categoryShares(
  patterns: readonly RatingCounts[],
  weightOf: (pattern: RatingCounts) => number,
): number[] {
  const total = sum(patterns.map((each) => each.units * weightOf(each)))
  const [first] = patterns
  return (first?.counts ?? []).map(
    (_, category) =>
      sum(patterns.map((each) => (each.units * weightOf(each) * (each.counts[category] ?? 0)) / each.ratings)) / total,
  )
}

/**
 * Influence of a unit on a function of the category shares: Σ gradient · (its own shares − the shares).
 *
 * @param gradient slope of the function in each share
 */
export function shareInfluence(
  { counts, ratings }: RatingCounts,
  shares: readonly number[],
  gradient: readonly number[],
): number {
  return sum(gradient.map((slope, category) => slope * ((counts[category] ?? 0) / ratings - (shares[category] ?? 0))))
}
