import type { ScoreCell } from '../sample.ts'

/** How many independent positives a sample is worth. */
export interface EffectivePositives {
  /** (Σ w)² / Σ w² over the positive rows; their number without weights. */
  readonly rows: number
  /** The same over the clusters' sums of weights; equal to `rows` when rows are independent. */
  readonly clusters: number
}

/**
 * Kish's effective number of positive rows and of their clusters.
 *
 * @param cells cells of a score sample, with a positive one
 * @param options.clustered whether rows of one cluster depend on each other
 * @returns both counts, > 0
 * @see Kish (1965), Survey Sampling
 */
export function effectivePositives(
  cells: readonly Omit<ScoreCell, 'bin'>[],
  { clustered }: { readonly clustered: boolean },
): EffectivePositives {
  const sums = new Map<number, number>()
  let [weight, squares] = [0, 0]
  for (const cell of cells) {
    if (!cell.positive) continue
    weight += cell.weight
    squares += cell.weightSquares
    sums.set(cell.cluster, (sums.get(cell.cluster) ?? 0) + cell.weight)
  }
  const rows = weight ** 2 / squares
  if (!clustered) return { rows, clusters: rows }
  const clusterSquares = [...sums.values()].reduce((total, sum) => total + sum ** 2, 0)
  return { rows, clusters: weight ** 2 / clusterSquares }
}
