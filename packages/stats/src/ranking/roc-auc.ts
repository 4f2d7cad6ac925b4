import type { ScoreCell, ScoreSample } from '../sample.ts'
import { type ClassPlacements, classPlacements, type LabelTotals } from './class-placements.ts'
import { type DelongCovariance, delongCovariance } from './delong-covariance.ts'

/** Area under the ROC curve with what its interval needs. */
export interface RocAuc {
  readonly estimate: number
  /** Positive rows: their number, with weights (Σ w)² / Σ w². */
  readonly positives: number
  readonly negatives: number
  readonly delongVariance: number
  /** Clusters with a row; absent when rows are independent. */
  readonly clusters?: number
  /** Degrees of freedom of the clustered variance; absent when rows are independent. */
  readonly degrees?: number
}

/**
 * Area under the ROC curve: the chance that a positive scores above a negative, ties one half. 0.5 is a coin.
 * `rocAucLimits` gives its interval.
 *
 * @param sample scores by label, with weights and clusters where there are any
 * @returns the area, the counts of both labels and DeLong's variance
 * @throws {StatsError} `one-class`, `one-cluster`, `out-of-range`
 * @see DeLong et al. (1988), Biometrics 44:837; clusters: Obuchowski (1997), Biometrics 53:567; equals scikit-learn's
 *   `roc_auc_score`, ties and weights included
 */
export function rocAuc(sample: ScoreSample): RocAuc {
  const placements = classPlacements(sample)
  return rocAucOf(sample, placements, delongCovariance(sample.cells, placements, placements, sample))
}

/**
 * The area of placements that are already known, as the paired difference has them.
 *
 * @param sample the cells and whether they are clustered
 * @param placements their placements
 * @param variance DeLong's covariance of the placements with themselves
 * @returns the same as `rocAuc`
 */
export function rocAucOf(
  { clustered, cells }: { readonly clustered: boolean; readonly cells: readonly Omit<ScoreCell, 'bin'>[] },
  { area, positives, negatives }: ClassPlacements,
  { covariance, clusterSums = [] }: DelongCovariance,
): RocAuc {
  const delongVariance = covariance < 1e-18 ? 0 : covariance
  const counts = { positives: kish(positives), negatives: kish(negatives) }
  if (!clustered) return { estimate: area, delongVariance, ...counts }
  const clusters = clusterSums.length
  if (delongVariance > 0) {
    return { estimate: area, delongVariance, ...counts, clusters, degrees: clusterDegrees(clusterSums) }
  }
  const [pos, neg] = [clusterKish(cells, true), clusterKish(cells, false)]
  const fewer = { positives: Math.min(counts.positives, pos), negatives: Math.min(counts.negatives, neg) }
  return { estimate: area, delongVariance, ...fewer, clusters, degrees: Math.max(1, clusters - 1) }
}

function kish({ weight, weightSquares }: LabelTotals): number {
  return weight ** 2 / weightSquares
}

function clusterDegrees(sums: readonly number[]): number {
  const squares = sums.reduce((total, e) => total + e ** 2, 0)
  const fourths = sums.reduce((total, e) => total + e ** 4, 0)
  return Math.max(1, Math.min((2 * squares ** 2) / fourths, sums.length) - 1)
}

/** Clusters count as rows where no cluster varies: (Σ w)² / Σ w² over the clusters of one label. */
function clusterKish(cells: readonly Omit<ScoreCell, 'bin'>[], positive: boolean): number {
  const weights = new Map<number, number>()
  for (const cell of cells) {
    if (cell.positive === positive) weights.set(cell.cluster, (weights.get(cell.cluster) ?? 0) + cell.weight)
  }
  let [total, squares] = [0, 0]
  for (const weight of weights.values()) {
    total += weight
    squares += weight ** 2
  }
  return total ** 2 / squares
}
