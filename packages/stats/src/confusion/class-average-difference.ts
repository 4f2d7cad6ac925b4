import { studentTQuantile } from '../distributions/student-t.ts'
import type { Estimate } from '../estimate.ts'
import { clusteredPairedDifference } from '../intervals/clustered-paired-difference.ts'
import { ratioSpread } from '../intervals/ratio-spread.ts'
import type { LevelOptions, LinearisedRatio } from '../sample.ts'
import { tailProbability } from '../tail-probability.ts'

/** A class of an average: what it counts for, all together 1, and how many rows or clusters tell of it. */
export interface CarriedClass {
  readonly part: number
  readonly carriers: number
}

/** Options of `classAverageDifference`. */
export interface ClassAverageDifferenceOptions extends LevelOptions {
  readonly classes: readonly CarriedClass[]
}

/**
 * Difference of an average over classes, A − B, judged on the same rows of any design: the wider of the interval of its
 * linearisation and one that knows how few rows tell of a rare class. There the spread is that of one more row on which
 * the two differ in each class, and Student's t has the degrees of freedom of the classes together; without it rare
 * classes whose few rows happen to agree would seem certain.
 *
 * @param difference the linearised difference, numerator Σ w effect and denominator Σ w of each row or cluster
 * @param options.classes of both averages
 * @param options.confidence level inside (0, 1), default 0.95
 * @returns inside [−1, 1]
 * @throws {StatsError} `one-cluster`, `too-few-values`, `out-of-range`, `bad-option`
 * @see `clusteredPairedDifference`; the widening was chosen by simulation
 */
export function classAverageDifference(
  difference: LinearisedRatio,
  { classes, confidence = 0.95 }: ClassAverageDifferenceOptions,
): Estimate {
  const { estimate, low, high } = clusteredPairedDifference(difference, { confidence })
  const { standardError } = ratioSpread(difference)
  const unseen = sum(classes, ({ part, carriers }) => (part / (carriers + 1)) ** 2) / 2
  const rows = 1 / sum(classes, ({ part, carriers }) => part ** 2 / carriers)
  const t = studentTQuantile(1 - tailProbability(confidence), Math.max(1, rows - 1))
  const reach = t * Math.sqrt(standardError ** 2 + unseen)
  return {
    estimate,
    low: Math.max(-1, Math.min(low, estimate - reach)),
    high: Math.min(1, Math.max(high, estimate + reach)),
  }
}

function sum(classes: readonly CarriedClass[], of: (one: CarriedClass) => number): number {
  return classes.reduce((total, one) => total + of(one), 0)
}
