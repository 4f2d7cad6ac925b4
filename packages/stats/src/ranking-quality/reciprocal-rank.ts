import { sum } from '../special/sum.ts'
import { type CutOptions, placesOf, wholeLength } from './ranked-items.ts'

/**
 * One over the place of the first relevant item, 0 where none stands in the first k: its mean over queries is MRR.
 *
 * @param ranked relevance of each item, best-ranked first; above 0 is relevant
 * @param options.k places from the top; default all
 * @param options.scores where some items have equal scores: the result is the mean over their orders; default no ties
 * @returns in [0, 1]
 * @throws {StatsError} `bad-option`, `out-of-range`, `not-finite`
 * @see Voorhees (1999), The TREC-8 Question Answering Track Report
 * @example
 * reciprocalRank([0, 1, 1]) // => 0.5
 */
export function reciprocalRank(
  ranked: readonly number[],
  { k = wholeLength(ranked), scores }: Omit<CutOptions, 'relevant'> = {},
): number {
  return sum(placesOf(ranked, k, scores).map(({ firstHit }, i) => firstHit / (i + 1)))
}
