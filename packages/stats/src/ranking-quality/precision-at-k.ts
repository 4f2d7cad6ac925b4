import { sum } from '../special/sum.ts'
import { type CutOptions, placesOf, wholeLength } from './ranked-items.ts'

/**
 * Precision at k of one query: share of the first k places that hold a relevant item. Places that were not filled count
 * as misses. Over queries it is a mean of known range, the query being the unit.
 *
 * @param ranked relevance of each item, best-ranked first; above 0 is relevant
 * @param options.k places from the top; default all
 * @param options.scores where some items have equal scores: the result is the mean over their orders; default no ties
 * @returns in [0, 1]
 * @throws {StatsError} `bad-option`, `out-of-range`, `not-finite`
 * @see Manning, Raghavan & Schütze (2008), Introduction to Information Retrieval, section 8.4
 * @example
 * precisionAtK([0, 0, 1], { k: 2 }) // => 0
 */
export function precisionAtK(
  ranked: readonly number[],
  { k = wholeLength(ranked), scores }: Omit<CutOptions, 'relevant'> = {},
): number {
  return sum(placesOf(ranked, k, scores).map(({ hit }) => hit)) / k
}
