import { requireInside } from '../checks.ts'
import { StatsError } from '../errors.ts'

/** Options of the measures of one query. */
export interface CutOptions {
  /** How many items from the top count; default all. */
  readonly k?: number
  /** How many items are relevant to the query, also those that were not ranked; default those ranked. */
  readonly relevant?: number
}

/** Whether each of the first k items is relevant, in order; refuses a bad k and a bad relevance. */
export function hits(ranked: readonly number[], k: number): boolean[] {
  requireCut(k)
  requireRelevances(ranked)
  return ranked.slice(0, k).map((relevance) => relevance > 0)
}

/** How many of the items count as hits. */
export function hitCount(found: readonly boolean[]): number {
  return found.filter(Boolean).length
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
