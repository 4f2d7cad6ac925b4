import type { ScoreSample } from '../sample.ts'
import { sum } from '../special/sum.ts'
import { requireProbabilities } from './score-bins.ts'

/**
 * The largest |Σ w (y − s)| / Σ w over the rows up to a score: the estimate of `calibrationKs`, also for weighted or
 * clustered rows.
 *
 * @returns in 0 to 1
 * @throws {StatsError} `too-few-values` without a row, `out-of-range` for a score outside 0 to 1
 */
export function cumulativeGap(sample: ScoreSample): number {
  requireProbabilities(sample)
  const gaps = sample.scores.map(() => 0)
  for (const { bin, positive, weight } of sample.cells) {
    gaps[bin] = (gaps[bin] ?? 0) + weight * ((positive ? 1 : 0) - (sample.scores[bin] ?? 0))
  }
  return largestPrefix(gaps) / sum(sample.cells.map(({ weight }) => weight))
}

function largestPrefix(gaps: readonly number[]): number {
  let [running, largest] = [0, 0]
  for (const gap of gaps) {
    running += gap
    largest = Math.max(largest, Math.abs(running))
  }
  return largest
}
