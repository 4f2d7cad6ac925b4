import { requireInside } from '../checks.ts'
import { StatsError } from '../errors.ts'
import { sum } from '../special/sum.ts'

/** Rows of one cluster in one cell. */
export interface DriftRows {
  /** Index of the cell of the distribution. */
  readonly cell: number
  /** Index of the cluster, 0 where rows are independent. */
  readonly cluster: number
  readonly rows: number
  /** Σ w over these rows; equal to `rows` without weights. */
  readonly weight: number
  /** Σ w²; equal to `rows` without weights. */
  readonly weightSquares: number
}

/** One sample of a distribution, rows by cell and cluster; each pair of those may come in several parts. */
export interface DriftSample {
  readonly weighted: boolean
  readonly clustered: boolean
  readonly rows: readonly DriftRows[]
}

/**
 * How many times the variance of the shares of a sample's cells exceeds that of as many independent rows of equal weight;
 * at least 1, and 1 without clusters and weights. Dividing the sample's counts by it carries every distance over.
 *
 * Where all rows are in one cell no share varies: then clusters, or the weights, count as rows. Rows of weight 0 are left
 * out.
 *
 * @param sample either sample of a comparison; each has its own design effect
 * @throws {StatsError} `too-few-values` without rows or for one row among weights, `one-cluster`, `out-of-range`,
 *   `not-finite`
 * @see Rao & Scott (1981), JASA 76:221–230, in spirit; weights and clusters each were simulated, both together not
 * @example
 * const part = (cluster: number, cell: number) => ({ cell, cluster, rows: 5, weight: 5, weightSquares: 5 });
 * driftDesignEffect({ weighted: false, clustered: true, rows: [part(0, 0), part(1, 0), part(2, 1)] }); // => 7.5
 */
export function driftDesignEffect(sample: DriftSample): number {
  requireParts(sample.rows)
  if (!sample.clustered && !sample.weighted) return 1
  const parts = sample.rows.filter(({ weight }) => weight > 0)
  const units = sample.clustered ? clusterUnits(parts) : weightedUnits(parts)
  const shares = weightedShares(parts)
  const rows = sum(parts.map((part) => part.rows))
  if (shares.size === 1) return Math.max(1, rows / units.effective)
  const independent = sum([...shares.values()].map((share) => share * (1 - share))) / rows
  return Math.max(1, units.variance(shares) / independent)
}

/**
 * The rows of each cell of a sample as the number of independent rows that carry as much evidence: what the distances
 * take. Without clusters and weights, the rows themselves.
 *
 * @param cells how many cells the distribution has, also such as this sample lacks
 * @returns weighted share · rows / design effect for each cell
 * @throws {StatsError} as `driftDesignEffect`; `out-of-range` for a cell that is not one of them
 * @example
 * const part = (cell: number, rows: number) => ({ cell, cluster: 0, rows, weight: rows, weightSquares: rows });
 * effectiveCounts({ weighted: false, clustered: false, rows: [part(0, 4), part(2, 6)] }, 3); // => [4, 0, 6]
 */
export function effectiveCounts(sample: DriftSample, cells: number): readonly number[] {
  const effect = driftDesignEffect(sample)
  for (const { cell } of sample.rows) requireInside('the index of a cell', cell, 0, cells - 1)
  const parts = sample.rows.filter(({ weight }) => weight > 0)
  const shares = weightedShares(parts)
  const rows = sum(parts.map((part) => part.rows))
  return Array.from({ length: cells }, (_, cell) => ((shares.get(cell) ?? 0) * rows) / effect)
}

type Shares = ReadonlyMap<number, number>

/** What is independent of what: rows, or clusters of rows. */
interface Units {
  /** How many units of equal weight they are worth. */
  readonly effective: number
  /** The variances of the cells' shares, added up. */
  readonly variance: (shares: Shares) => number
}

/** Share of the weight by cell, without the empty ones. */
function weightedShares(parts: readonly DriftRows[]): Shares {
  const total = sum(parts.map(({ weight }) => weight))
  return new Map([...byCell(parts, 'weight')].map(([cell, weight]) => [cell, weight / total]))
}

/** Σ over cells of n/(n − 1) Σ w² (1_i − p_i)² / (Σ w)². */
function weightedUnits(parts: readonly DriftRows[]): Units {
  const rows = sum(parts.map((part) => part.rows))
  if (rows < 2) throw new StatsError('too-few-values', `the spread of weighted shares needs 2 rows; got ${rows}`)
  const total = sum(parts.map(({ weight }) => weight))
  const squares = byCell(parts, 'weightSquares')
  const allSquares = sum(squares.values())
  const residualOf = (cell: number, share: number): number => {
    const own = squares.get(cell) ?? 0
    return own * (1 - share) ** 2 + (allSquares - own) * share ** 2
  }
  return {
    effective: total ** 2 / allSquares,
    variance: (shares) =>
      ((rows / (rows - 1)) * sum([...shares].map(([cell, share]) => residualOf(cell, share)))) / total ** 2,
  }
}

/** Σ over cells of K/(K − 1) Σ_c e² / (Σ w)², e = the cluster's weight in the cell less its due. */
function clusterUnits(parts: readonly DriftRows[]): Units {
  const clusters = partsByCluster(parts)
  if (clusters.length < 2) throw new StatsError('one-cluster', `needs 2 clusters; got ${clusters.length}`)
  const weights = clusters.map((own) => sum(own.map(({ weight }) => weight)))
  const total = sum(weights)
  return {
    effective: total ** 2 / sum(weights.map((weight) => weight ** 2)),
    variance: (shares) => {
      const squares = sum([...shares.values()].map((share) => share ** 2))
      const residuals = sum(clusters.map((own) => squaredResiduals(own, shares, squares)))
      return ((clusters.length / (clusters.length - 1)) * residuals) / total ** 2
    },
  }
}

/** Σ_i (w_i − W p_i)² = Σ w_i (w_i − 2 W p_i) + W² Σ p_i²: only the cluster's own cells need a look. */
function squaredResiduals(parts: readonly DriftRows[], shares: Shares, squares: number): number {
  const weights = byCell(parts, 'weight')
  const whole = sum(weights.values())
  const own = sum([...weights].map(([cell, weight]) => weight * (weight - 2 * whole * (shares.get(cell) ?? 0))))
  return Math.max(0, own + whole ** 2 * squares)
}

function partsByCluster(parts: readonly DriftRows[]): readonly (readonly DriftRows[])[] {
  const clusters = new Map<number, DriftRows[]>()
  for (const part of parts) {
    const own = clusters.get(part.cluster)
    if (own === undefined) clusters.set(part.cluster, [part])
    else own.push(part)
  }
  return [...clusters.values()]
}

function byCell(parts: readonly DriftRows[], of: 'weight' | 'weightSquares'): ReadonlyMap<number, number> {
  const sums = new Map<number, number>()
  for (const part of parts) sums.set(part.cell, (sums.get(part.cell) ?? 0) + part[of])
  return sums
}

function requireParts(parts: readonly DriftRows[]): void {
  for (const part of parts) {
    requireInside('the rows of a cell', part.rows, 0, Number.MAX_VALUE)
    requireInside('the weight of a cell', part.weight, 0, Number.MAX_VALUE)
    requireInside('the squared weights of a cell', part.weightSquares, 0, Number.MAX_VALUE)
  }
  if (parts.some(({ weight }) => weight > 0)) return
  throw new StatsError('too-few-values', 'a distribution needs rows with a weight above 0; got none')
}
