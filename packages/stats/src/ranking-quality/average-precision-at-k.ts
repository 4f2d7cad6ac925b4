import { type CutOptions, hits, relevantCount, wholeLength } from './ranked-items.ts'

/**
 * Average precision at k of one query: the mean, over the relevant items that could stand in the first k places, of the
 * precision at their place. Divided by min(k, relevant), so that a perfect top k gets 1 (trec_eval divides by all
 * relevant items, however small k is). Its mean over queries is MAP. For a classifier's curve use `averagePrecision`.
 *
 * @param ranked relevance of each item, best-ranked first; above 0 is relevant; equal scores stay in the order given
 * @param options.k places from the top; default all
 * @param options.relevant how many items are relevant, also those not ranked; default those ranked
 * @returns in [0, 1]
 * @throws {StatsError} `empty-denominator` where no item is relevant, `bad-option`, `out-of-range`, `not-finite`
 * @see Manning, Raghavan & Schütze (2008), Introduction to Information Retrieval, section 8.4
 * @example
 * averagePrecisionAtK([1, 0, 1]) // => 0.8333333
 */
export function averagePrecisionAtK(
  ranked: readonly number[],
  { k = wholeLength(ranked), relevant }: CutOptions = {},
): number {
  let [found, total] = [0, 0]
  for (const [place, isHit] of hits(ranked, k).entries()) {
    if (isHit) total += ++found / (place + 1)
  }
  return total / Math.min(k, relevantCount(ranked, relevant))
}
