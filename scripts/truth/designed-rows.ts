import { normal, StatsError, type Random } from '@plumb/stats'
import type { Measured } from '../../packages/claims/src/forms/measured.ts'
import { isSampled } from '../../packages/claims/src/forms/measured.ts'
import type { Design } from '../../packages/claims/src/forms/quantity.ts'
import type { Row } from '../../packages/claims/src/testing/evaluate.ts'
import type { ColumnExpr, Expr } from '../../packages/claims/src/plan/expr.ts'
import { compare, number } from '../../packages/claims/src/plan/expressions.ts'
import type { Drawn } from './cell.ts'
import { clusterSizes, drawn } from './laws.ts'

/** How the rows of a sample hang together: so many clusters of 1 to about 10 alike rows, or so many independent rows. */
export interface Plan {
  readonly clusters?: number
  readonly rows?: number
  /** Correlation of the rows of a cluster. */
  readonly likeness?: number
  /** Weights are lognormal, and have nothing to do with what is measured. */
  readonly weighted?: true
}

/** Few plans that tell: few and many clusters, weights alone, and both. */
export const plans: readonly Plan[] = [
  { rows: 40, weighted: true },
  { rows: 200, weighted: true },
  { rows: 1000, weighted: true },
  { clusters: 15, likeness: 0.1 },
  { clusters: 60, likeness: 0 },
  { clusters: 60, likeness: 0.3 },
  { clusters: 250, likeness: 0.3 },
  { clusters: 60, likeness: 0.3, weighted: true },
]

export function planWords({ clusters, rows, likeness, weighted }: Plan): string {
  const size = clusters === undefined ? `n ${rows}` : `${clusters} clusters, likeness ${likeness}`
  return `${size}${weighted === true ? ', weights lognormal 1' : ''}`
}

/** So many times fewer samples of a cell that takes long, and of a plan of many rows. */
export function slowness({ rows = 0, clusters = 0 }: Plan, slow: number): number {
  return slow * Math.max(1, (rows + 3.5 * clusters) / 200)
}

/** The design that a product file with these columns would give. */
export function designOf({ clusters, weighted }: Plan): Design {
  return {
    ...(clusters === undefined ? {} : { cluster: column('cluster') }),
    ...(weighted === true ? { weight: { column: column('weight'), scale: 1e3 } } : {}),
  }
}

/** A sample of the plan: `start` begins a cluster and gives what draws one of its rows. */
export function planRows(random: Random, plan: Plan, start: (random: Random) => () => Row): readonly Row[] {
  const { clusters, rows = 0, weighted } = plan
  const sizes = clusters === undefined ? drawn(rows, () => 1) : clusterSizes['sizes 1 to about 10']!(random, clusters)
  return sizes.flatMap((size, cluster) => {
    const row = start(random)
    return drawn(size, () => ({ ...row(), cluster, weight: weighted === true ? Math.exp(normal(random)) : 1 }))
  })
}

/** A choice that rows of a cluster share: each takes the cluster's favourite with a chance whose square is the likeness. */
export function clusterChoice(random: Random, likeness: number, draw: () => number): () => number {
  const favourite = draw()
  return () => (random.next() < Math.sqrt(likeness) ? favourite : draw())
}

/** The interval of a measured sample; a sample without one counts as none. */
export function drawnOf(measured: Measured, confidence = 0.95): Drawn {
  if (!isSampled(measured)) throw new StatsError('too-few-values', measured.reason)
  const { low, high } = measured.limits(confidence)
  if (low === null && high === null) throw new StatsError('too-few-values', measured.reason ?? 'no limits')
  return { low, high }
}

export function column(name: string): ColumnExpr {
  return { op: 'column', name, type: 'number' }
}

export function isOne(name: string): Expr {
  return compare(column(name), '=', number(1))
}

/** Index of a value drawn from shares that add up to 1. */
export function drawIndex(random: Random, shares: readonly number[]): number {
  const at = random.next()
  let sum = 0
  for (const [i, share] of shares.entries()) {
    sum += share
    if (at < sum) return i
  }
  return shares.length - 1
}
