import { sum } from '../special/sum.ts'
import { type CutOptions, placesOf, wholeLength } from './ranked-items.ts'

/**
 * Whether a relevant item stands in the first k places, as 1 or 0 (a chance between them where ties decide): its mean
 * over queries is the hit rate.
 *
 * @param ranked relevance of each item, best-ranked first; above 0 is relevant
 * @param options.k places from the top; default all
 * @param options.scores where some items have equal scores: the result is the mean over their orders; default no ties
 * @throws {StatsError} `bad-option`, `out-of-range`, `not-finite`
 * @example
 * hitAtK([0, 0, 1], { k: 3 }) // => 1
 */
export function hitAtK(
  ranked: readonly number[],
  { k = wholeLength(ranked), scores }: Omit<CutOptions, 'relevant'> = {},
): number {
  return Math.min(1, sum(placesOf(ranked, k, scores).map(({ firstHit }) => firstHit)))
}
