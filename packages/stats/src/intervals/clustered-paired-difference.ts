import { requireInside } from '../checks.ts'
import type { Estimate } from '../estimate.ts'
import type { LevelOptions, LinearisedRatio } from '../sample.ts'
import { hull } from './mean.ts'
import { pairedDifference } from './paired-difference.ts'
import { effectiveUnits, ratioSpread } from './ratio-spread.ts'

/**
 * Difference of two shares judged on the same rows, A − B, where rows come in clusters or have weights.
 * For independent rows of equal weight use `pairedDifference`.
 *
 * @param differences numerator Σ w (a − b) and denominator Σ w of each cluster, as `linearisedRatio` makes it
 * @param options.confidence level inside (0, 1), default 0.95
 * @returns share points inside [−1, 1]; where all clusters differ by the same amount each of them counts as one pair
 * @throws {StatsError} `one-cluster`, `too-few-values`, `out-of-range`, `bad-option`
 * @see Hall (1992), JRSS B 54:221–228, the interval of a mean; `pairedDifference`
 * @example
 * const difference = linearisedRatio([{ numerator: 0, denominator: 4 }, { numerator: 0, denominator: 4 }], { unit: 'cluster' })
 * clusteredPairedDifference(difference) // => { estimate: 0, low: -0.8418861, high: 0.8418861 }
 */
export function clusteredPairedDifference(differences: LinearisedRatio, options: LevelOptions = {}): Estimate {
  requireInside('a difference of shares', differences.estimate, -1 - 1e-9, 1 + 1e-9)
  const estimate = Math.min(1, Math.max(-1, differences.estimate))
  ratioSpread(differences)
  if (differences.squares <= 1e-20 * differences.squaredDenominators) return unanimous(differences, estimate, options)
  return { estimate, ...hull(differences, { ...options, range: { low: -1, high: 1 } }) }
}

function unanimous(differences: LinearisedRatio, estimate: number, options: LevelOptions): Estimate {
  const pairs = effectiveUnits(differences)
  const onlyA = Math.max(0, estimate) * pairs
  const onlyB = Math.max(0, -estimate) * pairs
  return pairedDifference({ onlyA, onlyB, pairs }, options)
}
