import { sum } from '../special/sum.ts'
import { comparedCounts, type ComparedCounts } from './compared-counts.ts'
import { divergenceLimits, type DriftDistance, type DriftOptions } from './divergence-limits.ts'
import { smoothedShares } from './smoothed-shares.ts'

/**
 * Population stability index: how far two distributions over the same cells differ, Σ (a − b) ln(a / b) over their
 * shares. 0 where they are the same, without an upper end; 0.1 and 0.25 are the customary bounds. It is symmetric.
 *
 * One half is added to every cell. The index is biased upward by about (k − 1)(n + m) / (n m): the estimate is without
 * it. Cells must be fixed by the reference, by rule or by `driftBins`: merging by both samples picks lucky cells.
 *
 * @param reference rows by cell, n in all; effective rows (`effectiveCounts`) with clusters or weights
 * @param current rows of the same cells, m in all
 * @param options.confidence level inside (0, 1); default 0.95
 * @param options.scale as if both samples were this many times as large; default 1
 * @returns `high` is null where some cell expects fewer than 3 rows in the smaller sample
 * @throws {StatsError} `one-cell`, `too-few-values` where a sample has no row, `bad-option`, `out-of-range`, `not-finite`
 * @see Yurdakul & Naranjo (2020), Journal of Risk Model Validation 14(4):89–100 (chi-square law without drift);
 *   smoothing, spread and the fewest rows were chosen by simulation
 * @example
 * populationStability([500, 300, 200], [40, 35, 25]).estimate; // => 0.0198825
 */
export function populationStability(
  reference: readonly number[],
  current: readonly number[],
  options: DriftOptions = {},
): DriftDistance {
  const counts = comparedCounts(reference, current)
  const [a, b] = [smoothedShares(reference, 1 / 2), smoothedShares(current, 1 / 2)]
  const plugIn = sum(a.map((share, cell) => (share - (b[cell] ?? share)) * Math.log(share / (b[cell] ?? share))))
  const measured = {
    plugIn,
    factor: counts.comparedRows,
    cells: reference.length,
    stretch: spreadStretch(counts, a, b, plugIn),
    leastExpected: counts.leastExpected,
    needsExpected: 3,
  }
  return divergenceLimits(measured, options)
}

/** r = max(1, N V / 4T): the variance of the index by the delta method over that of a noncentral chi-square. */
function spreadStretch(
  { referenceRows, currentRows, comparedRows }: ComparedCounts,
  a: readonly number[],
  b: readonly number[],
  plugIn: number,
): number {
  const variance = influenceVariance(a, b) / referenceRows + influenceVariance(b, a) / currentRows
  return Math.max(1, (comparedRows * variance) / (4 * Math.max(plugIn, 1e-12)))
}

/** Variance under the shares a of ln(a / b) + 1 − b / a. */
function influenceVariance(a: readonly number[], b: readonly number[]): number {
  const influence = a.map((share, cell) => Math.log(share / (b[cell] ?? share)) + 1 - (b[cell] ?? share) / share)
  const mean = sum(influence.map((each, cell) => each * (a[cell] ?? 0)))
  return sum(influence.map((each, cell) => (each - mean) ** 2 * (a[cell] ?? 0)))
}
