import type { Estimate } from '../estimate.ts'
import type { LevelOptions, LinearisedRatio } from '../sample.ts'
import { correlatedDifference } from './correlated-difference.ts'
import { shareLimits } from './effective-rows.ts'

/** Two systems judged on the same weighted rows. */
export interface WeightedPairs {
  /** The weighted share of rows that only the first has right. */
  readonly onlyA: LinearisedRatio
  /** The weighted share of rows that only the second has right. */
  readonly onlyB: LinearisedRatio
  /** Their difference. */
  readonly difference: LinearisedRatio
}

/**
 * Difference of two shares on the same rows that do not count alike, A − B: MOVER of the two discordant shares, each on its
 * effective rows. With equal weights it is `pairedDifference`; with clusters use `clusteredPairedDifference`, which misses
 * up to 8% on one side where few rows differ and their weights are skewed.
 *
 * @param options.confidence level inside (0, 1), default 0.95
 * @returns share points inside [−1, 1]
 * @throws {StatsError} as `shareLimits`
 * @see Zou & Donner (2008), Statistics in Medicine 27:1693–1702; Korn & Graubard (1998), Survey Methodology 24:193–201
 */
export function weightedPairedDifference(pairs: WeightedPairs, options: LevelOptions = {}): Estimate {
  const [onlyA, onlyB] = [pairs.onlyA, pairs.onlyB].map((ratio) => ({
    estimate: ratio.estimate,
    ...shareLimits({ design: 'ratio', ratio }, options),
  })) as [Estimate, Estimate]
  const range = { low: -1, high: 1 }
  return correlatedDifference(onlyA, onlyB, discordantCorrelation(pairs), range) as Estimate
}

/** Of what only the first wins with what only the second does: Σ (a − b)² = Σ a² + Σ b² − 2 Σ a b over the residuals. */
export function discordantCorrelation({ onlyA, onlyB, difference }: WeightedPairs): number {
  if (onlyA.squares === 0 || onlyB.squares === 0) return 0
  const product = (onlyA.squares + onlyB.squares - difference.squares) / 2
  return Math.max(-1, Math.min(1, product / Math.sqrt(onlyA.squares * onlyB.squares)))
}
