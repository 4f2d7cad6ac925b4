import { sum } from '../special/sum.ts'
import { requireRatings, type RatingSample } from './rating-sample.ts'

/**
 * Categories that occur in one unit only. Where there is one, an upper limit of kappa or alpha may be too low: say beside
 * the interval that "at most" rests on a category that was seen once.
 *
 * @returns indexes of the categories, ascending
 * @throws {StatsError} `one-class`, `out-of-range`, `not-finite`
 * @example
 * categoriesSeenOnce(ratingsOfTable([[48, 1], [0, 0]])) // => [1]
 */
export function categoriesSeenOnce(sample: RatingSample): number[] {
  requireRatings(sample)
  const unitsWith = (category: number): number =>
    sum(sample.patterns.filter(({ ratings }) => ratings.includes(category)).map(({ units }) => units))
  return Array.from({ length: sample.categories }, (_, category) => category).filter((each) => unitsWith(each) === 1)
}
