import { StatsError } from '../errors.ts'
import type { ScoreSample } from '../sample.ts'
import { checkCells } from './check-cells.ts'

/**
 * Average precision: the mean, over the positives, of the precision at the positive's own score; the step-wise area under
 * the precision-recall curve. Rows with equal scores enter together.
 *
 * @param sample scores by label, with weights where there are any
 * @returns the value in (0, 1]
 * @throws {StatsError} `one-class` without a positive or a negative row; `out-of-range`, `not-finite`
 * @see Manning, Raghavan & Schütze (2008), section 8.4; equals scikit-learn's `average_precision_score`, ties and weights
 *   included
 */
export function averagePrecision({ scores, cells }: Pick<ScoreSample, 'scores' | 'cells'>): number {
  checkCells(scores.length, cells)
  const positives = new Float64Array(scores.length)
  const negatives = new Float64Array(scores.length)
  for (const { bin, positive, weight } of cells) {
    const weights = positive ? positives : negatives
    weights[bin] = (weights[bin] ?? 0) + weight
  }
  if (!positives.some((weight) => weight > 0) || !negatives.some((weight) => weight > 0)) {
    throw new StatsError('one-class', 'average precision needs rows of both labels')
  }
  return stepwisePrecision(positives, negatives) ?? 0
}

/**
 * Average precision of weights per bin, bins in ascending order of score; the inner loop of the bootstrap.
 *
 * @param positives weight of the positives in each bin
 * @param negatives weight of the negatives in each bin
 * @returns the value, `undefined` without a positive
 */
export function stepwisePrecision(positives: Float64Array, negatives: Float64Array): number | undefined {
  let [found, flagged, area] = [0, 0, 0]
  for (let bin = positives.length - 1; bin >= 0; bin--) {
    const positive = positives[bin] ?? 0
    found += positive
    flagged += positive + (negatives[bin] ?? 0)
    if (positive > 0) area += (positive * found) / flagged
  }
  return found > 0 ? area / found : undefined
}
