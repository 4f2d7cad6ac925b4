import type { Design } from '../forms/quantity.ts'
import type { ColumnExpr, Expr } from '../plan/expr.ts'
import { always, bad, compare, number, or } from '../plan/expressions.ts'
import {
  type DatasetContext,
  columnFacts,
  isAllMissing,
  isEmpty,
  isMissing,
  notANumber,
  roleColumn,
} from './dataset-context.ts'
import type { Exclusion } from './exclusions.ts'

/** How rows were drawn, with the rows that have no usable weight. */
export function designOf(context: DatasetContext): {
  readonly design: Design
  readonly exclusions: readonly Exclusion[]
} {
  const { weight, exclusions } = weightOf(context)
  const cluster = roleColumn(context, 'cluster')
  return {
    design: {
      ...(weight === undefined ? {} : { weight }),
      ...(cluster === undefined ? {} : { cluster: clusterKey(cluster, context) }),
    },
    exclusions,
  }
}

/** A weight below this part of the largest size counts for nothing beside it: no sum of the two shows it. */
const leastPart = 1e-30
/** The smallest number that weights are told in multiples of. */
const leastScale = 1e-250

/** Rows need a weight above 0 that counts beside the largest one; where no row has one, all are set aside. */
function weightOf(context: DatasetContext): Pick<Design, 'weight'> & { readonly exclusions: readonly Exclusion[] } {
  const column = roleColumn(context, 'weight')
  if (column === undefined) return { exclusions: [] }
  if (isAllMissing(column, context)) return { exclusions: [{ reason: 'no-weight', when: always }] }
  if (column.type !== 'number' && !isEmpty(context)) throw notANumber('a weight', column, context.dataset.at)
  const { minimum = 0, maximum = 1 } = columnFacts(context, column.name, context.dataset.at)
  const scale = Math.max(maximum, -minimum, leastScale)
  const tooSmall = compare(column, '<=', number(scale * leastPart))
  const unusable = or(isMissing(context, column), bad(column), tooSmall)
  return {
    weight: { column, scale },
    exclusions: [{ reason: 'no-weight', when: unusable }],
  }
}

const mostClusters = 10_000
/** Cells are never more than rows: so few may each be a cluster of its own. */
const fewRows = 100_000
const clusterBuckets = 256

/** Clusters by key while there are few; else by a stable hash of the key, so that memory stays bounded. */
function clusterKey(cluster: ColumnExpr, context: DatasetContext): Expr {
  const { distinct } = columnFacts(context, cluster.name, context.dataset.at)
  return distinct <= mostClusters || context.facts.rows <= fewRows
    ? cluster
    : { op: 'hash', of: cluster, buckets: clusterBuckets }
}
