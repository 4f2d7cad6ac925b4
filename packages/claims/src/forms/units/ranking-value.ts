import { averagePrecisionAtK, hitAtK, ndcg, precisionAtK, recallAtK, reciprocalRank } from '@plumb/stats'
import type { Cell } from '../../profile/fold.ts'
import type { RankingValue } from '../quantity.ts'
import type { UnitValue } from './value-of.ts'

/** Relevances of the results of one query: of those returned, best first, with their scores, and of all. */
export interface Ranking {
  readonly ranked: readonly number[]
  readonly scores: readonly number[]
  readonly judged: readonly number[]
}

/** The ranking in the cells of one query; the order stands at `orderAt` of their fine keys, the relevance second. */
export function rankingOf({ lowestFirst }: RankingValue, cells: readonly Cell[], orderAt: number): Ranking {
  const items = cells.flatMap((cell) => Array.from({ length: cell.rows }, () => cell))
  const scoreOf = ({ fine }: Cell): number => (lowestFirst ? -Number(fine[orderAt]) : Number(fine[orderAt]))
  // what has no rank or score was not returned; it still could have been
  const returned = items.filter(({ fine }) => fine[orderAt] !== null).toSorted((a, b) => scoreOf(b) - scoreOf(a))
  return { ranked: returned.map(relevanceOf), scores: returned.map(scoreOf), judged: items.map(relevanceOf) }
}

/** Yes is 1, and nothing is less than not relevant. */
function relevanceOf({ fine }: Cell): number {
  return Math.max(0, Number(fine[1]))
}

/** How good one ranking is; 0 where no result is relevant, since nothing good was shown. */
export function rankingValue(value: RankingValue, ranking: Ranking): UnitValue {
  const [relevant, returned] = [ranking.judged, ranking.ranked].map((all) => all.filter((one) => one > 0).length)
  return {
    value: relevant === 0 ? 0 : qualityOf(value, ranking, relevant!),
    relevant: relevant!,
    lost: relevant! - returned!,
  }
}

function qualityOf({ statistic, k: cut }: RankingValue, { ranked, scores, judged }: Ranking, relevant: number): number {
  const k = cut ?? judged.length
  switch (statistic) {
    case 'ndcg':
      return ndcg(ranked, { k, scores, judged })
    case 'average-precision':
      return averagePrecisionAtK(ranked, { k, scores, relevant })
    case 'recall':
      return recallAtK(ranked, { k, scores, relevant })
    case 'precision':
      return precisionAtK(ranked, { k, scores })
    case 'hit':
      return hitAtK(ranked, { k, scores })
    case 'reciprocal-rank':
      return reciprocalRank(ranked, { k, scores })
  }
}
