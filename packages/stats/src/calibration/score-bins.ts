import { StatsError } from '../errors.ts'
import type { ScoreCell, ScoreSample } from '../sample.ts'
import type { CalibrationBin, ClusterGap } from './calibration-bin.ts'

/** Options of `equalMassBins` and `equalWidthBins`. */
export interface BinOptions {
  /** How many bins at most, a whole number; default 10. */
  readonly bins?: number
}

interface Sums {
  weight: number
  weightSquares: number
  positives: number
  scores: number
  scoreVariances: number
  readonly clusters: Map<number, { rows: number; gap: number }>
}

/**
 * The rows of a score sample gathered into bins, without the bins that stay empty.
 *
 * @param binOf the bin of each distinct score, by its index; equal bins must be next to each other
 * @throws {StatsError} `too-few-values` without a row, `out-of-range` for a score outside 0 to 1
 */
export function scoreBins(sample: ScoreSample, binOf: readonly number[]): readonly CalibrationBin[] {
  requireProbabilities(sample)
  const sums = new Map<number, Sums>()
  for (const cell of sample.cells) {
    const bin = binOf[cell.bin] ?? 0
    const into = sums.get(bin) ?? emptySums()
    sums.set(bin, into)
    addCell(into, cell, sample.scores[cell.bin] ?? 0)
  }
  return [...sums].toSorted(([a], [b]) => a - b).map(([, bin]) => calibrationBin(bin, sample))
}

function emptySums(): Sums {
  return { weight: 0, weightSquares: 0, positives: 0, scores: 0, scoreVariances: 0, clusters: new Map() }
}

function addCell(sums: Sums, { positive, cluster, weight, weightSquares }: ScoreCell, score: number): void {
  sums.weight += weight
  sums.weightSquares += weightSquares
  sums.positives += positive ? weight : 0
  sums.scores += weight * score
  sums.scoreVariances += weight * score * (1 - score)
  const own = sums.clusters.get(cluster) ?? { rows: 0, gap: 0 }
  sums.clusters.set(cluster, { rows: own.rows + weight, gap: own.gap + weight * ((positive ? 1 : 0) - score) })
}

/** Weighted sums are scaled to effective rows; without weights the scale is 1. */
function calibrationBin(sums: Sums, { weighted, clustered }: ScoreSample): CalibrationBin {
  const scale = sums.weight / sums.weightSquares
  return {
    rows: scale * sums.weight,
    positives: scale * sums.positives,
    scoreSum: scale * sums.scores,
    scoreVarianceSum: scale * sums.scoreVariances,
    ...(weighted ? { weight: sums.weight } : {}),
    ...(clustered ? { clusters: clusterGaps(sums) } : {}),
  }
}

function clusterGaps({ clusters }: Sums): readonly ClusterGap[] {
  return [...clusters].map(([cluster, sums]) => ({ cluster, ...sums }))
}

/** Checks that there are rows and that scores are probabilities. */
export function requireProbabilities({ scores, cells }: ScoreSample): void {
  if (cells.length === 0) throw new StatsError('too-few-values', 'calibration needs 1 scored and labelled row; got 0')
  const wrong = scores.find((score) => !(score >= 0 && score <= 1))
  if (wrong !== undefined) throw new StatsError('out-of-range', `a score must lie in 0 to 1; got ${wrong}`)
}

/** Checks the number of bins. */
export function requireBins(bins: number): void {
  if (Number.isInteger(bins) && bins >= 1) return
  throw new StatsError('bad-option', `bins must be a whole number from 1; got ${bins}`)
}
