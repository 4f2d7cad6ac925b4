import { deepestRecall, recallAtPrecision, type OpenLimits, type ScoreSample } from '@plumb/stats'
import type { Sampled } from './measured.ts'

const open: OpenLimits = { low: null, high: null }

/** Recall at a precision; weighted or clustered rows have an estimate alone. */
export function sampledRecall(sample: ScoreSample, precision: number): Sampled {
  const positives = sample.cells.reduce((sum, cell) => (cell.positive ? sum + cell.rows : sum), 0)
  const designed = sample.weighted || sample.clustered
  const own = { n: positives, estimate: deepestRecall(sample, precision) }
  if (designed) return { ...own, method: 'none for this design', limits: () => open, reason: 'no-range-for-design' }
  return {
    ...own,
    method: 'exact binomial at the thresholds that surely and possibly reach the precision',
    limits: (confidence) => recallAtPrecision(sample, { precision, confidence }),
    resized: (factor) => sampledRecall(resizeScores(sample, factor), precision),
  }
}

/** Larger counts of every score. */
function resizeScores(sample: ScoreSample, factor: number): ScoreSample {
  const cells = sample.cells.map((cell) => ({
    ...cell,
    rows: cell.rows * factor,
    weight: cell.weight * factor,
    weightSquares: cell.weightSquares * factor,
  }))
  return { ...sample, cells }
}
