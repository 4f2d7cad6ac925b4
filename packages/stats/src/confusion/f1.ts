import { shareLimits } from '../intervals/effective-rows.ts'
import type { LevelOptions, Limits, ShareSample } from '../sample.ts'

/**
 * Interval of the F1 score, exact and without a draw: F1 = 2J / (1 + J) with the Jaccard index
 * J = tp / (tp + fn + fp), and given tp + fn + fp J is a plain proportion.
 *
 * @param jaccard the sample of J: `yes` = tp, `rows` = tp + fn + fp; clusters and weights as in any share
 * @param options.confidence level inside (0, 1), default 0.95
 * @returns limits of F1 in [0, 1]
 * @throws {StatsError} `empty-denominator` when nothing is labelled or flagged, `one-cluster`, `bad-option`
 * @see Clopper & Pearson (1934), Biometrika 26:404; clusters and weights: Korn & Graubard (1998), Survey Methodology 24:193
 * @example
 * f1Limits({ design: 'independent', yes: 45, rows: 53 }) // => { low: 0.83996, high: 0.965075 }
 */
export function f1Limits(jaccard: ShareSample, options: LevelOptions = {}): Limits {
  const { low, high } = shareLimits(jaccard, options)
  return { low: f1OfJaccard(low), high: f1OfJaccard(high) }
}

/**
 * The F1 score that belongs to a Jaccard index: 2J / (1 + J), increasing in J.
 *
 * @param jaccard tp / (tp + fn + fp), in [0, 1]
 * @returns F1 in [0, 1]
 * @example
 * f1OfJaccard(0.5) // => 0.6667
 */
export function f1OfJaccard(jaccard: number): number {
  return (2 * jaccard) / (1 + jaccard)
}
