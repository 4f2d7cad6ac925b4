import { StatsError } from '../errors.ts'
import type { ScoreCell } from '../sample.ts'
import type { ClassPlacements } from './class-placements.ts'

/** The part of a cell that the variance reads. */
export type DelongCell = Pick<ScoreCell, 'positive' | 'cluster' | 'weight' | 'weightSquares'>

/** Covariance of two areas on the same rows, with the cluster sums it came from. */
export interface DelongCovariance {
  readonly covariance: number
  /** Linearised sums e of each cluster for the first area; absent for independent rows. */
  readonly clusterSums?: readonly number[]
}

/**
 * DeLong's covariance of two areas under the ROC curve measured on the same rows; with the same area twice, its variance.
 * Weighted rows use weighted placements; clusters sum the linearised deviations first. A label of one row adds no term.
 *
 * @param cells label, cluster and weights of each cell
 * @param first placements of the cells by the first score
 * @param second placements of the same cells by the second score
 * @param options.clustered whether rows of one cluster depend on each other
 * @throws {StatsError} `one-cluster` when clustered rows come from fewer than 2 clusters
 * @see DeLong et al. (1988), Biometrics 44:837; clusters: Obuchowski (1997), Biometrics 53:567
 */
export function delongCovariance(
  cells: readonly DelongCell[],
  first: ClassPlacements,
  second: ClassPlacements,
  { clustered }: { readonly clustered: boolean },
): DelongCovariance {
  if (clustered) return clusteredCovariance(cells, first, second)
  let [positive, negative] = [0, 0]
  cells.forEach((cell, index) => {
    const product = cell.weightSquares * (first.deviations[index] ?? 0) * (second.deviations[index] ?? 0)
    if (cell.positive) positive += product
    else negative += product
  })
  return { covariance: labelTerm(positive, first.positives) + labelTerm(negative, first.negatives) }
}

function labelTerm(products: number, { rows, weight }: { readonly rows: number; readonly weight: number }): number {
  return rows > 1 ? ((rows / (rows - 1)) * products) / weight ** 2 : 0
}

function clusteredCovariance(
  cells: readonly DelongCell[],
  first: ClassPlacements,
  second: ClassPlacements,
): DelongCovariance {
  const a = clusterSums(cells, first)
  const b = clusterSums(cells, second)
  const clusters = a.size
  if (clusters < 2) throw new StatsError('one-cluster', `clustered rows need at least 2 clusters; got ${clusters}`)
  let products = 0
  for (const [cluster, sum] of a) products += sum * (b.get(cluster) ?? 0)
  return { covariance: (clusters / (clusters - 1)) * products, clusterSums: [...a.values()] }
}

function clusterSums(cells: readonly DelongCell[], placements: ClassPlacements): Map<number, number> {
  const sums = new Map<number, number>()
  cells.forEach(({ positive, cluster, weight }, index) => {
    const total = positive ? placements.positives.weight : placements.negatives.weight
    const term = (weight * (placements.deviations[index] ?? 0)) / total
    sums.set(cluster, (sums.get(cluster) ?? 0) + term)
  })
  return sums
}
