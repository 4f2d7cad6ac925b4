import { sum } from '../special/sum.ts'
import { comparedCounts } from './compared-counts.ts'
import { divergenceLimits, type DriftDistance, type DriftOptions } from './divergence-limits.ts'
import { smoothedShares } from './smoothed-shares.ts'

/** Options of `jensenShannon`. */
export interface JensenShannonOptions extends DriftOptions {
  /** Unit of the divergence: nats (base e, at most ln 2) or bits (base 2, at most 1); default nats. */
  readonly unit?: 'nats' | 'bits'
  /** The divergence, or its square root, which is a metric; default the divergence. */
  readonly form?: 'divergence' | 'distance'
}

/**
 * Jensen-Shannon divergence of two distributions over the same cells: the mean divergence of each from their average. 0
 * where they are the same, ln 2 (or 1 bit) where they share no cell. It bears empty cells better than the population
 * stability index. Its estimate is without what chance adds on average.
 *
 * @param reference rows by cell, n in all; effective rows (`effectiveCounts`) with clusters or weights
 * @param current rows of the same cells, m in all
 * @param options.confidence level inside (0, 1); default 0.95
 * @param options.unit `nats` or `bits`; default nats
 * @param options.form `divergence`, or `distance` for its square root; default the divergence
 * @param options.scale as if both samples were this many times as large; default 1
 * @returns all in that unit and form; `high` is null where some cell expects fewer than 1 row in the smaller sample
 * @throws {StatsError} `one-cell`, `too-few-values` where a sample has no row, `bad-option`, `out-of-range`, `not-finite`
 * @see Lin (1991), IEEE Transactions on Information Theory 37:145–151; Grosse et al. (2002), Physical Review E 65:041905
 *   (chi-square law without drift); smoothing and the fewest rows were chosen by simulation
 * @example
 * jensenShannon([500, 300, 200], [40, 35, 25]).estimate; // => 0.0024318
 */
export function jensenShannon(
  reference: readonly number[],
  current: readonly number[],
  { unit = 'nats', form = 'divergence', ...options }: JensenShannonOptions = {},
): DriftDistance {
  const { comparedRows, leastExpected } = comparedCounts(reference, current)
  const measured = {
    plugIn: divergence(smoothedShares(reference, 1 / 4), smoothedShares(current, 1 / 4)),
    factor: 8 * comparedRows,
    cells: reference.length,
    stretch: 1,
    leastExpected,
    needsExpected: 1,
  }
  const { estimate, low, high, plugIn, byChance } = divergenceLimits(measured, options)
  const told = (nats: number): number => inForm(Math.min(nats, Math.LN2), unit, form)
  return {
    estimate: told(estimate),
    low: told(low),
    high: high === null ? null : told(high),
    plugIn: told(plugIn),
    byChance: told(byChance),
  }
}

function divergence(a: readonly number[], b: readonly number[]): number {
  const half = (share: number, other: number): number => (share * Math.log((2 * share) / (share + other))) / 2
  return Math.max(0, sum(a.map((share, cell) => half(share, b[cell] ?? share) + half(b[cell] ?? share, share))))
}

function inForm(nats: number, unit: 'nats' | 'bits', form: 'divergence' | 'distance'): number {
  const value = unit === 'bits' ? nats / Math.LN2 : nats
  return form === 'distance' ? Math.sqrt(value) : value
}
