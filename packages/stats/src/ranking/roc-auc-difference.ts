import { StatsError } from '../errors.ts'
import type { Estimate } from '../estimate.ts'
import { mover } from '../intervals/mover.ts'
import type { LevelOptions, ScoreCell } from '../sample.ts'
import { classPlacements } from './class-placements.ts'
import { delongCovariance } from './delong-covariance.ts'
import { type RocAuc, rocAucOf } from './roc-auc.ts'
import { rocAucLimits } from './roc-auc-limits.ts'

/** Rows that fall on one pair of scores of two systems A and B. */
export interface PairedScoreCell extends Omit<ScoreCell, 'bin'> {
  /** Index into `scoresA`. */
  readonly binA: number
  /** Index into `scoresB`. */
  readonly binB: number
}

/** Scores of two systems on the same labelled rows. */
export interface PairedScoreSample {
  readonly weighted: boolean
  readonly clustered: boolean
  /** Distinct scores of A, ascending. */
  readonly scoresA: readonly number[]
  /** Distinct scores of B, ascending. */
  readonly scoresB: readonly number[]
  readonly cells: readonly PairedScoreCell[]
}

/** Two areas on the same rows with their covariance. */
export interface PairedRocAuc {
  readonly a: RocAuc
  readonly b: RocAuc
  readonly covariance: number
}

/**
 * The areas under the ROC curve of two systems on the same rows, with DeLong's covariance.
 *
 * @param sample joint cells of the scores of A and B
 * @returns both areas as `rocAuc` gives them and the covariance of their estimates
 * @throws {StatsError} `one-class`, `one-cluster`, `out-of-range`
 * @see DeLong et al. (1988), Biometrics 44:837; clusters: Obuchowski (1997), Biometrics 53:567
 */
export function pairedRocAuc(sample: PairedScoreSample): PairedRocAuc {
  const { cells, scoresA, scoresB } = sample
  const first = classPlacements({ scores: scoresA, cells: cells.map((cell) => ({ ...cell, bin: cell.binA })) })
  const second = classPlacements({ scores: scoresB, cells: cells.map((cell) => ({ ...cell, bin: cell.binB })) })
  const { covariance } = delongCovariance(cells, first, second, sample)
  return {
    a: rocAucOf(sample, first, delongCovariance(cells, first, first, sample)),
    b: rocAucOf(sample, second, delongCovariance(cells, second, second, sample)),
    covariance,
  }
}

/**
 * Difference of two areas under the ROC curve (A − B) on the same rows: MOVER of their intervals with the correlation
 * of the two estimates. For independent samples pass `covariance: 0`.
 *
 * @param paired both areas and their covariance, from `pairedRocAuc`
 * @param options.confidence level inside (0, 1), default 0.95
 * @returns `estimate`, `low`, `high` in [−1, 1]
 * @throws {StatsError} `bad-option`, `not-finite`
 * @see Zou & Donner (2008), Statistics in Medicine 27:1693
 */
export function rocAucDifference({ a, b, covariance }: PairedRocAuc, options: LevelOptions = {}): Estimate {
  if (!Number.isFinite(covariance)) throw new StatsError('not-finite', `covariance must be finite; got ${covariance}`)
  const terms = [
    { coefficient: 1, estimate: a.estimate, ...rocAucLimits(a, options) },
    { coefficient: -1, estimate: b.estimate, ...rocAucLimits(b, options) },
  ]
  const rho = correlation(a.delongVariance, b.delongVariance, covariance)
  const { low, high } = mover(terms, (first, second) => (first === second ? 1 : rho))
  return { estimate: a.estimate - b.estimate, low: Math.max(-1, low), high: Math.min(1, high) }
}

function correlation(varianceA: number, varianceB: number, covariance: number): number {
  if (varianceA === 0 || varianceB === 0) return 0
  return Math.max(-1, Math.min(1, covariance / Math.sqrt(varianceA * varianceB)))
}
