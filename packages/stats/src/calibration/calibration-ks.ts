import { brownianSupremumQuantile } from '../distributions/brownian-supremum.ts'
import { StatsError } from '../errors.ts'
import type { Estimate } from '../estimate.ts'
import type { LevelOptions, ScoreCell, ScoreSample } from '../sample.ts'
import { sum } from '../special/sum.ts'
import { cumulativeGap } from './cumulative-gap.ts'
import { tailProbability } from '../tail-probability.ts'

/** Options of the cumulative calibration error. */
export interface CalibrationKsOptions extends LevelOptions {
  /** So many times the rows, like those seen; default 1. */
  readonly scale?: number
}

/**
 * Cumulative calibration error with its interval: the largest |Σ w (y − s)| / Σ w over the rows up to a score. It needs
 * no bins, but gaps of opposite sign that follow each other may cancel; `calibrationError` sees those. With
 * weights or clusters the sum wanders by their own variance.
 *
 * @param sample scores in 0 to 1
 * @param options.confidence level inside (0, 1); default 0.95
 * @returns `estimate`, `low`, `high` in 0 to 1
 * @throws {StatsError} `too-few-values` without a row, `one-cluster`, `out-of-range`, `bad-option`
 * @see Arrieta-Ibarra, Gujral, Tannen, Tygert & Xu (2022), JMLR 23:351
 */
export function calibrationKs(
  sample: ScoreSample,
  { confidence = 0.95, scale = 1 }: CalibrationKsOptions = {},
): Estimate {
  const estimate = cumulativeGap(sample)
  const reach = reachOfChance(sample, tailProbability(confidence), scale)
  return { estimate, low: Math.max(0, estimate - reach), high: Math.min(1, estimate + reach) }
}

/** How far a wandering sum of as many errors goes; not less than what no event in n rows leaves open. */
function reachOfChance(sample: ScoreSample, tail: number, scale: number): number {
  const { scores, cells } = sample
  const scoreOf = ({ bin }: ScoreCell): number => scores[bin] ?? 0
  const weight = sum(cells.map((cell) => cell.weight))
  const promised = sum(cells.map((cell) => cell.weightSquares * scoreOf(cell) * (1 - scoreOf(cell))))
  const seen = sum(cells.map((cell) => cell.weightSquares * gapOf(cell, scoreOf(cell)) ** 2))
  const squares = sum(cells.map((cell) => cell.weightSquares))
  const clusters = sample.clustered ? ofClusters(cells, scoreOf) : { gaps: 0, squares: 0 }
  const spread = Math.sqrt(Math.max(promised, seen, clusters.gaps) / scale)
  const units = (scale * weight ** 2) / Math.max(squares, clusters.squares)
  return Math.max((brownianSupremumQuantile(tail) * spread) / weight, 1 - tail ** (1 / units))
}

/** Σ of the squared gaps of clusters, K/(K − 1) times, and of their squared weights. */
function ofClusters(
  cells: readonly ScoreCell[],
  scoreOf: (cell: ScoreCell) => number,
): { readonly gaps: number; readonly squares: number } {
  const clusters = new Map<number, { gap: number; weight: number }>()
  for (const cell of cells) {
    const { gap, weight } = clusters.get(cell.cluster) ?? { gap: 0, weight: 0 }
    clusters.set(cell.cluster, {
      gap: gap + cell.weight * gapOf(cell, scoreOf(cell)),
      weight: weight + cell.weight,
    })
  }
  const count = clusters.size
  if (count < 2) throw new StatsError('one-cluster', `needs 2 clusters; got ${count}`)
  const all = [...clusters.values()]
  return {
    gaps: (count / (count - 1)) * sum(all.map(({ gap }) => gap ** 2)),
    squares: sum(all.map(({ weight }) => weight ** 2)),
  }
}

function gapOf({ positive }: ScoreCell, score: number): number {
  return (positive ? 1 : 0) - score
}
