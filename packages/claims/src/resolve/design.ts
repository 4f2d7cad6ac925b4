import type { Design } from '../forms/quantity.ts'
import type { ColumnExpr, Expr } from '../plan/expr.ts'
import { bad, compare, never, number, or } from '../plan/expressions.ts'
import { type DatasetContext, columnFacts, isMissing, roleColumn } from './dataset-context.ts'
import type { Exclusion } from './exclusions.ts'

/** How rows were drawn, with the rows that have no usable weight. */
export function designOf(context: DatasetContext): {
  readonly design: Design
  readonly exclusions: readonly Exclusion[]
} {
  const weight = roleColumn(context, 'weight')
  const cluster = roleColumn(context, 'cluster')
  const scale = weight === undefined ? 1 : (columnFacts(context, weight.name, context.dataset.at).maximum ?? 1)
  const unusable =
    weight === undefined ? never : or(isMissing(context, weight), bad(weight), compare(weight, '<=', number(0)))
  return {
    design: {
      ...(weight === undefined ? {} : { weight: { column: weight, scale: scale > 0 ? scale : 1 } }),
      ...(cluster === undefined ? {} : { cluster: clusterKey(cluster, context) }),
    },
    exclusions: weight === undefined ? [] : [{ reason: 'no-weight', when: unusable }],
  }
}

const mostClusters = 100_000
const clusterBuckets = 256

/** Clusters by key while there are few; else by a stable hash of the key, so that memory stays bounded. */
function clusterKey(cluster: ColumnExpr, context: DatasetContext): Expr {
  const { distinct } = columnFacts(context, cluster.name, context.dataset.at)
  return distinct <= mostClusters ? cluster : { op: 'hash', of: cluster, buckets: clusterBuckets }
}
