import type { ScoreSample } from '../sample.ts'
import type { CalibrationBin } from './calibration-bin.ts'
import { requireBins, scoreBins, type BinOptions } from './score-bins.ts'

/**
 * Bins of about equally many rows, by score: bin j ends at row round(j · n / bins), moved to the end of a tie, so equal
 * scores are never split and few distinct scores give fewer bins. With weights a bin holds about equal weight.
 *
 * @throws {StatsError} `too-few-values` without a row, `out-of-range` for a score outside 0 to 1, `bad-option`
 */
export function equalMassBins(sample: ScoreSample, { bins = 10 }: BinOptions = {}): readonly CalibrationBin[] {
  requireBins(bins)
  return scoreBins(sample, massBinOfScores(massOfScores(sample), bins, sample.weighted))
}

function massOfScores({ scores, cells }: ScoreSample): readonly number[] {
  const mass = scores.map(() => 0)
  for (const { bin, weight } of cells) mass[bin] = (mass[bin] ?? 0) + weight
  return mass
}

/** A score opens a new bin once the scores below it reach the end of the bin before. */
function massBinOfScores(mass: readonly number[], bins: number, weighted: boolean): readonly number[] {
  const total = mass.reduce((sum, each) => sum + each, 0)
  const end = (j: number): number => (weighted ? (j * total) / bins : Math.round((j * total) / bins))
  let [below, bin] = [0, 0]
  return mass.map((each) => {
    while (bin + 1 < bins && below >= Math.max(end(bin + 1), Number.MIN_VALUE)) bin += 1
    below += each
    return bin
  })
}
