import { type CutOptions, hitCount, hits, relevantCount, wholeLength } from './ranked-items.ts'

/**
 * Recall at k of one query: share of its relevant items that stand in the first k places.
 *
 * @param ranked relevance of each item, best-ranked first; above 0 is relevant; equal scores stay in the order given
 * @param options.k places from the top; default all
 * @param options.relevant how many items are relevant, also those not ranked; default those ranked
 * @returns in [0, 1]
 * @throws {StatsError} `empty-denominator` where no item is relevant, `bad-option`, `out-of-range`, `not-finite`
 * @see Manning, Raghavan & Schütze (2008), Introduction to Information Retrieval, section 8.4
 * @example
 * recallAtK([1, 0, 1], { k: 2 }) // => 0.5
 */
export function recallAtK(ranked: readonly number[], { k = wholeLength(ranked), relevant }: CutOptions = {}): number {
  return hitCount(hits(ranked, k)) / relevantCount(ranked, relevant)
}
