import type { RankingValue, UnitsQuantity } from '../forms/quantity.ts'
import type { Args, RowView } from './measure.ts'

/** A measure of the ranking of each query, averaged over queries; a rank goes before a score. */
export function ofRanking(
  statistic: RankingValue['statistic'],
  { columns: { query, relevance, rank, score } }: RowView,
  { numbers: [k] }: Args,
): UnitsQuantity {
  const order = { order: rank ?? score!, lowestFirst: rank !== undefined }
  const value = {
    of: 'ranking',
    statistic,
    relevance: relevance!,
    ...order,
    ...(k === undefined ? {} : { k }),
  } as const
  return { form: 'units', unit: query!, value }
}

/** `1 query`, `120 queries`. */
export function queriesOf(n: string): string {
  return n === '1' ? '1 query' : `${n} queries`
}

/** ` in the first 10 results`; nothing where all count. */
export function inTheFirst(k: string | undefined): string {
  if (k === undefined) return ''
  return k === '1' ? ' in the first result' : ` in the first ${k} results`
}
