import { requireInside } from '../checks.ts'
import { StatsError } from '../errors.ts'

/** Options of the measures of one query. */
export interface CutOptions {
  /** How many items from the top count; default all. */
  readonly k?: number
  /** The score of each ranked item, falling: the order of items of equal score is chance. Default: no ties. */
  readonly scores?: readonly number[]
  /** How many items are relevant to the query, also those that were not ranked; default those ranked. */
  readonly relevant?: number
}

/** One place of a ranking, over the orders that its ties leave open; all 0 or 1 where nothing ties. */
export interface Place {
  /** The chance that a relevant item stands here. */
  readonly hit: number
  /** The chance that the first relevant item stands here. */
  readonly firstHit: number
  /** How many relevant items stand above, if one stands here. */
  readonly above: number
}

/** The first k places, in order; refuses a bad k, a bad relevance and scores that do not fall. */
export function placesOf(ranked: readonly number[], k: number, scores?: readonly number[]): Place[] {
  requireCut(k)
  requireRelevances(ranked)
  let [above, noneYet] = [0, 1]
  const places = tiesOf(ranked, scores).flatMap((tied): Place[] => {
    const hits = tied.filter((relevance) => relevance > 0).length
    const own = tied.map((_, i): Place => {
      const firstHit = Math.min(noneYet, (noneYet * hits) / (tied.length - i))
      noneYet -= firstHit
      return { hit: hits / tied.length, firstHit, above: above + (i * (hits - 1)) / Math.max(1, tied.length - 1) }
    })
    above += hits
    return own
  })
  return places.slice(0, k)
}

/** Runs of items with one score. */
export function tiesOf<Item>(ranked: readonly Item[], scores: readonly number[] | undefined): readonly Item[][] {
  if (scores === undefined) return ranked.map((item) => [item])
  requireFalling(ranked, scores)
  const ties: Item[][] = []
  for (const [i, item] of ranked.entries()) {
    if (i > 0 && scores[i] === scores[i - 1]) ties.at(-1)!.push(item)
    else ties.push([item])
  }
  return ties
}

function requireFalling(ranked: readonly unknown[], scores: readonly number[]): void {
  if (scores.length !== ranked.length) {
    throw new StatsError('bad-option', `scores must have one entry an item; got ${scores.length} for ${ranked.length}`)
  }
  if (scores.some((score, i) => i > 0 && !(score <= (scores[i - 1] ?? 0)))) {
    throw new StatsError('bad-option', 'scores must fall from the best-ranked item on')
  }
}

/** How many items are relevant: as told, at least those ranked. */
export function relevantCount(ranked: readonly number[], relevant: number | undefined): number {
  const among = ranked.filter((relevance) => relevance > 0).length
  const total = relevant ?? among
  requireInside('relevant', total, among, Number.MAX_SAFE_INTEGER)
  if (total === 0) throw new StatsError('empty-denominator', 'no item is relevant to this query: nothing can be found')
  return total
}

export function requireCut(k: number): void {
  if (Number.isInteger(k) && k >= 1) return
  throw new StatsError('bad-option', `k must be a whole number above 0; got ${k}`)
}

export function requireRelevances(relevances: readonly number[]): void {
  for (const relevance of relevances) requireInside('a relevance', relevance, 0, Number.MAX_VALUE)
}

/** Every ranked item; 1 for a query that returned nothing. */
export function wholeLength(ranked: readonly number[]): number {
  return Math.max(1, ranked.length)
}
