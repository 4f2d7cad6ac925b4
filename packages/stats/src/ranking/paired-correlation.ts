import type { PairedScoreSample } from './roc-auc-difference.ts'
import { rankingCorrelation, type RankingCorrelationOptions } from './ranking-correlation.ts'
import { largestGap, recallReaching } from './ranking-statistics.ts'

/** A statistic of scores whose difference between two systems is told from the range of each. */
export type RankedPair = 'calibration-error' | 'calibration-ks' | { readonly recallAtPrecision: number }

/**
 * The correlation with which `correlatedDifference` takes the ranges of two systems on the same rows; chosen by simulation.
 * Recall at a precision moves as its bootstrap samples do. A largest gap is one of many, so that only part of its
 * correlation counts (its square). Calibration errors are taken to move apart (−½): what is taken off for chance leaves
 * each a little too large where scores are right, and nobody knows whose are.
 *
 * @returns inside [−1, 1]
 * @throws {StatsError} as `rankingCorrelation`
 */
export function pairedCorrelation(
  sample: PairedScoreSample,
  of: RankedPair,
  options: RankingCorrelationOptions,
): number {
  if (of === 'calibration-error') return -1 / 2
  if (of !== 'calibration-ks') return rankingCorrelation(sample, recallReaching(of.recallAtPrecision), options)
  const correlation = rankingCorrelation(sample, largestGap, options)
  return correlation * Math.abs(correlation)
}
