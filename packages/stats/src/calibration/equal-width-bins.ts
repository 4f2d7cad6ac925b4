import type { ScoreSample } from '../sample.ts'
import type { CalibrationBin } from './calibration-bin.ts'
import { requireBins, scoreBins, type BinOptions } from './score-bins.ts'

/**
 * Bins of equal width for a reliability curve: (b − 1)/B ≤ score < b/B, the last one closed; empty bins are left out.
 * A claim on calibration uses `equalMassBins`, whose intervals were simulated.
 *
 * @throws {StatsError} `too-few-values` without a row, `out-of-range` for a score outside 0 to 1, `bad-option`
 */
export function equalWidthBins(sample: ScoreSample, { bins = 10 }: BinOptions = {}): readonly CalibrationBin[] {
  requireBins(bins)
  return scoreBins(
    sample,
    sample.scores.map((score) => widthBin(score, bins)),
  )
}

/** Rounding in score · bins may cross an edge; the edges b/B decide. */
function widthBin(score: number, bins: number): number {
  const bin = Math.min(bins - 1, Math.floor(score * bins))
  if (score < bin / bins) return bin - 1
  return bin + 1 < bins && score >= (bin + 1) / bins ? bin + 1 : bin
}
