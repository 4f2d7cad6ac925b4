import { requireCount, requireInside } from '../checks.ts'
import { binomialCdf } from '../distributions/binomial.ts'
import type { LevelOptions, OpenLimits } from '../sample.ts'
import { tailProbability } from '../tail-probability.ts'

/**
 * Between which ranks of the sorted sample a quantile of the population lies.
 *
 * @param rows independent values
 * @param q share inside (0, 1); 0.95 for p95
 * @param options.confidence level inside (0, 1); default 0.95
 * @returns ranks from 1, fractional between two values; null where the sample is too small to bound that side (p95 needs
 * 72 rows above, p99 368)
 * @throws {StatsError} `out-of-range`, `not-finite`, `bad-option`
 * @see Nyblom (1992), Statistics & Probability Letters 14:119–122
 * @example
 * quantileRanks(40, 0.95).high; // => null
 */
export function quantileRanks(rows: number, q: number, { confidence = 0.95 }: LevelOptions = {}): OpenLimits {
  requireCount('rows', rows)
  requireInside('q', q, Number.MIN_VALUE, 1 - Number.EPSILON / 2)
  const tail = tailProbability(confidence)
  const mirrored = lowRank(rows, 1 - q, tail)
  return { low: lowRank(rows, q, tail), high: mirrored === null ? null : rows + 1 - mirrored }
}

function lowRank(rows: number, q: number, tail: number): number | null {
  const rank = largestSafeRank(rows, q, tail)
  if (rank === 0) return null
  if (rows * Math.min(q, 1 - q) < 1 || rank >= rows) return rank
  const [below, upTo] = [binomialCdf(rank - 1, rows, q), binomialCdf(rank, rows, q)]
  return rank + 1 / (1 + (rank * (1 - q) * (upTo - tail)) / ((rows - rank) * q * (tail - below)))
}

/** The largest l with P(Bin(rows, q) ≤ l − 1) ≤ tail, by halving. */
function largestSafeRank(rows: number, q: number, tail: number): number {
  let [safe, over] = [0, rows + 1]
  while (over - safe > 1) {
    const middle = Math.floor((safe + over) / 2)
    if (binomialCdf(middle - 1, rows, q) <= tail) safe = middle
    else over = middle
  }
  return safe
}
