import { type CutOptions, hits, wholeLength } from './ranked-items.ts'

/**
 * One over the place of the first relevant item, 0 where none stands in the first k: its mean over queries is MRR.
 *
 * @param ranked relevance of each item, best-ranked first; above 0 is relevant; equal scores stay in the order given
 * @param options.k places from the top; default all
 * @returns in [0, 1]
 * @throws {StatsError} `bad-option`, `out-of-range`, `not-finite`
 * @see Voorhees (1999), The TREC-8 Question Answering Track Report
 * @example
 * reciprocalRank([0, 1, 1]) // => 0.5
 */
export function reciprocalRank(
  ranked: readonly number[],
  { k = wholeLength(ranked) }: Pick<CutOptions, 'k'> = {},
): number {
  const first = hits(ranked, k).indexOf(true)
  return first === -1 ? 0 : 1 / (first + 1)
}
