import { sum } from '../special/sum.ts'
import { type CutOptions, placesOf, relevantCount, wholeLength } from './ranked-items.ts'

/**
 * Recall at k of one query: share of its relevant items that stand in the first k places.
 *
 * @param ranked relevance of each item, best-ranked first; above 0 is relevant
 * @param options.k places from the top; default all
 * @param options.scores where some items have equal scores: the result is the mean over their orders; default no ties
 * @param options.relevant how many items are relevant, also those not ranked; default those ranked
 * @returns in [0, 1]
 * @throws {StatsError} `empty-denominator` where no item is relevant, `bad-option`, `out-of-range`, `not-finite`
 * @see Manning, Raghavan & Schütze (2008), Introduction to Information Retrieval, section 8.4
 * @example
 * recallAtK([1, 0, 1], { k: 2 }) // => 0.5
 */
export function recallAtK(
  ranked: readonly number[],
  { k = wholeLength(ranked), scores, relevant }: CutOptions = {},
): number {
  return sum(placesOf(ranked, k, scores).map(({ hit }) => hit)) / relevantCount(ranked, relevant)
}
