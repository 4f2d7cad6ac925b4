import type { Ranking, RankingStatistic } from './ranking-correlation.ts'

/** The largest |Σ (y − s)| up to a score, over all rows. */
export const largestGap: RankingStatistic = ({ scores, positives, negatives }) => {
  const total = weightOf({ scores, positives, negatives })
  if (!(total > 0)) return undefined
  let [sum, largest] = [0, 0]
  for (let at = 0; at < scores.length; at++) {
    const [positive, weight] = rowsAt({ positives, negatives }, at)
    sum += positive - weight * (scores[at] ?? 0)
    largest = Math.max(largest, Math.abs(sum))
  }
  return largest / total
}

/** The share of positives found at the deepest score whose precision reaches the wanted one. */
export function recallReaching(precision: number): RankingStatistic {
  return ({ positives, negatives }) => {
    const all = positives.reduce((sum, weight) => sum + weight, 0)
    if (!(all > 0)) return undefined
    let [found, flagged, deepest] = [0, 0, 0]
    for (let at = positives.length - 1; at >= 0; at--) {
      const [positive, weight] = rowsAt({ positives, negatives }, at)
      found += positive
      flagged += weight
      if (weight > 0 && found >= precision * flagged * (1 - 1e-12)) deepest = found
    }
    return deepest / all
  }
}

function weightOf({ positives, negatives }: Ranking): number {
  return positives.reduce((sum, weight, at) => sum + weight + (negatives[at] ?? 0), 0)
}

/** The weight of the positives on a score, and of all rows. */
function rowsAt({ positives, negatives }: Pick<Ranking, 'positives' | 'negatives'>, at: number): [number, number] {
  const positive = positives[at] ?? 0
  return [positive, positive + (negatives[at] ?? 0)]
}
