import { type CutOptions, hits, wholeLength } from './ranked-items.ts'

/**
 * Whether a relevant item stands in the first k places, as 1 or 0: its mean over queries is the hit rate.
 *
 * @param ranked relevance of each item, best-ranked first; above 0 is relevant; equal scores stay in the order given
 * @param options.k places from the top; default all
 * @throws {StatsError} `bad-option`, `out-of-range`, `not-finite`
 * @example
 * hitAtK([0, 0, 1], { k: 3 }) // => 1
 */
export function hitAtK(ranked: readonly number[], { k = wholeLength(ranked) }: Pick<CutOptions, 'k'> = {}): 0 | 1 {
  return hits(ranked, k).includes(true) ? 1 : 0
}
