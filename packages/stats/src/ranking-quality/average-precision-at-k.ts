import { sum } from '../special/sum.ts'
import { type CutOptions, placesOf, relevantCount, wholeLength } from './ranked-items.ts'

/**
 * Average precision at k of one query: the mean, over the relevant items that could stand in the first k places, of the
 * precision at their place. Divided by min(k, relevant), so that a perfect top k gets 1 (trec_eval divides by all
 * relevant items, however small k is). Its mean over queries is MAP. For a classifier's curve use `averagePrecision`.
 *
 * @param ranked relevance of each item, best-ranked first; above 0 is relevant
 * @param options.k places from the top; default all
 * @param options.scores where some items have equal scores: the result is the mean over their orders; default no ties
 * @param options.relevant how many items are relevant, also those not ranked; default those ranked
 * @returns in [0, 1]
 * @throws {StatsError} `empty-denominator` where no item is relevant, `bad-option`, `out-of-range`, `not-finite`
 * @see Manning, Raghavan & Schütze (2008), Introduction to Information Retrieval, section 8.4; McSherry & Najork (2008),
 *   ECIR, for ties
 * @example
 * averagePrecisionAtK([1, 0, 1]) // => 0.8333333
 */
export function averagePrecisionAtK(
  ranked: readonly number[],
  { k = wholeLength(ranked), scores, relevant }: CutOptions = {},
): number {
  const found = placesOf(ranked, k, scores).map(({ hit, above }, i) => (hit * (above + 1)) / (i + 1))
  return sum(found) / Math.min(k, relevantCount(ranked, relevant))
}
