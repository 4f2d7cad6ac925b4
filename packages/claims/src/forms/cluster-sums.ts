import type { LinearisedRatio } from '@plumb/stats'

/** What a cell or a unit adds above and below the line, and the cluster that it belongs to. */
interface ClusterPart {
  readonly cluster: unknown
  readonly numerator: number
  readonly denominator: number
}

/** Both sums of each cluster, in the order in which clusters first appear. */
export function clusterSums(
  parts: readonly ClusterPart[],
): readonly { readonly numerator: number; readonly denominator: number }[] {
  const clusters = new Map<unknown, { numerator: number; denominator: number }>()
  for (const { cluster, numerator, denominator } of parts) {
    const sums = clusters.get(cluster) ?? { numerator: 0, denominator: 0 }
    sums.numerator += numerator
    sums.denominator += denominator
    clusters.set(cluster, sums)
  }
  return [...clusters.values()]
}

/** Whether all rows belong to one cluster, which says nothing of others. */
export function isLoneCluster({ unit, units }: LinearisedRatio): boolean {
  return unit === 'cluster' && units < 2
}
