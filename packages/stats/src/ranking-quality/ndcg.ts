import { StatsError } from '../errors.ts'
import { sum } from '../special/sum.ts'
import { requireCut, requireRelevances, tiesOf, wholeLength } from './ranked-items.ts'

/** Options of `ndcg`. */
export interface NdcgOptions {
  /** How many places from the top count; default all. */
  readonly k?: number
  /** What a relevance is worth: itself (default), or 2^relevance − 1. */
  readonly gain?: 'linear' | 'exponential'
  /** The score of each ranked item, falling; items of equal score share the mean of their gains. Default: no ties. */
  readonly scores?: readonly number[]
  /** Relevance of every item of the query, also those not ranked; default those ranked. */
  readonly judged?: readonly number[]
}

/**
 * Normalised discounted cumulative gain of one query: how much of what the best order would give the ranking gives, a place
 * i being worth 1/log2(i + 1). Over queries it is a mean of known range, the query being the unit.
 *
 * @param ranked relevance of each item, best-ranked first, at least 0
 * @param options.k places from the top; default all
 * @param options.scores where some items have equal scores: their order is chance, so each gets their mean gain
 * @returns in [0, 1]
 * @throws {StatsError} `empty-denominator` where no item is relevant, `bad-option`, `out-of-range`, `not-finite`
 * @see Järvelin & Kekäläinen (2002), ACM TOIS 20:422–446; McSherry & Najork (2008), ECIR, for ties. With `scores` equals
 *   scikit-learn's `ndcg_score`, except that a query without a relevant item has no value (there it is 0)
 * @example
 * ndcg([3, 2, 3, 0, 1, 2]) // => 0.9608081
 */
export function ndcg(
  ranked: readonly number[],
  { k = wholeLength(ranked), gain = 'linear', scores, judged = ranked }: NdcgOptions = {},
): number {
  requireCut(k)
  requireRelevances(ranked)
  requireRelevances(judged)
  const best = discounted(
    gains(
      judged.toSorted((a, b) => b - a),
      gain,
    ),
    k,
  )
  if (best === 0) throw new StatsError('empty-denominator', 'no item is relevant to this query: every order is as good')
  const worth = gains(ranked, gain)
  const given = discounted(scores === undefined ? worth : sharedByTies(worth, scores), k)
  if (given <= best * (1 + 1e-12)) return Math.min(1, given / best)
  throw new StatsError('bad-option', 'judged must hold the relevances of all ranked items')
}

function gains(relevances: readonly number[], gain: 'linear' | 'exponential'): number[] {
  return relevances.map((relevance) => (gain === 'linear' ? relevance : 2 ** relevance - 1))
}

function discounted(worth: readonly number[], k: number): number {
  return sum(worth.slice(0, k).map((each, index) => each / Math.log2(index + 2)))
}

function sharedByTies(worth: readonly number[], scores: readonly number[]): number[] {
  return tiesOf(worth, scores).flatMap((tied) => tied.map(() => sum(tied) / tied.length))
}
