import { StatsError } from '../errors.ts'
import type { Estimate } from '../estimate.ts'
import { shareLimits } from '../intervals/effective-rows.ts'
import { moverRatio } from '../intervals/mover-ratio.ts'
import { clopperPearson, midP } from '../intervals/proportion.ts'
import type { LevelOptions, Limits, ShareSample } from '../sample.ts'
import { checkCounts, type ConfusionTable } from './confusion-table.ts'

/** Options of F-beta. */
export interface FBetaOptions extends LevelOptions {
  /** How many times recall counts as much as precision, above 0; default 1. */
  readonly beta?: number
}

/**
 * F-beta with its interval, without a draw: F = 1 / (1 + w c), where w = (1 − J) / J is the odds of an error, J the Jaccard
 * index, and c weighs misses against false alarms by their share φ = fn / (fn + fp). Given the table's total the two are
 * independent, so their intervals combine as those of a ratio. For beta = 1 `f1Limits` is exact and narrower.
 *
 * @param table counts of independent rows; may be fractional
 * @param options.beta weight of recall, > 0, default 1
 * @param options.confidence level inside (0, 1), default 0.95
 * @returns `estimate`, `low`, `high` in [0, 1]
 * @throws {StatsError} `empty-denominator` when nothing is labelled or flagged; `not-finite`, `out-of-range`, `bad-option`
 * @see ratio of two estimates: Donner & Zou (2012), Statistics in Medicine 31:3757; F-beta: van Rijsbergen (1979)
 * @example
 * fBeta({ tp: 18, fn: 2, fp: 0 }, { beta: 2 }) // => { estimate: 0.918367, low: 0.729249, high: 0.99584 }
 */
export function fBeta(
  { tp, fn, fp }: Pick<ConfusionTable, 'tp' | 'fn' | 'fp'>,
  { beta = 1, confidence = 0.95 }: FBetaOptions = {},
): Estimate {
  checkCounts({ tp, fn, fp })
  checkBeta(beta)
  const total = tp + fn + fp
  if (total === 0) throw new StatsError('empty-denominator', 'F-beta needs a labelled or a flagged row; got none')
  const square = beta * beta
  const estimate = ((1 + square) * tp) / ((1 + square) * tp + square * fn + fp)
  const odds = errorOdds(tp, total, clopperPearson(tp, total, { confidence }))
  const split = errorSplit(fn, fp, square, confidence)
  if (tp === 0) return { estimate, low: 0, high: 1 / (1 + odds.low * split.low) }
  const { low, high } = oddsTimesSplit(odds, split)
  const lowest = high === null || odds.high === Infinity ? 0 : 1 / (1 + high)
  return { estimate, low: Math.min(lowest, estimate), high: Math.max(1 / (1 + (low ?? 0)), estimate) }
}

/**
 * Interval of F-beta on clustered or weighted rows, where F-beta is a ratio of sums like any share.
 * Not simulated for beta other than 1.
 *
 * @param ratio the sample with numerator (1 + beta²) tp and denominator (1 + beta²) tp + beta² fn + fp for each unit
 * @param options.confidence level inside (0, 1), default 0.95
 * @returns limits of F-beta in [0, 1]
 * @throws {StatsError} `empty-denominator`, `one-cluster`, `bad-option`
 * @see Korn & Graubard (1998), Survey Methodology 24:193
 */
export function fBetaLimits(ratio: ShareSample, options: LevelOptions = {}): Limits {
  return shareLimits(ratio, options)
}

function checkBeta(beta: number): void {
  if (!(beta > 0 && beta < Infinity)) throw new StatsError('bad-option', `beta must be above 0 and finite; got ${beta}`)
}

/** w = (1 − J) / J, falling in J. */
function errorOdds(tp: number, total: number, jaccard: Limits): Estimate {
  return { estimate: against(tp / total), low: against(jaccard.high), high: against(jaccard.low) }
}

function against(share: number): number {
  return (1 - share) / share
}

/** c(φ) = (1 + (β² − 1) φ) / (1 + β²), ordered whichever way it runs. */
function errorSplit(fn: number, fp: number, square: number, confidence: number): Estimate {
  const errors = fn + fp
  const split = (share: number): number => (1 + (square - 1) * share) / (1 + square)
  const limits = errors === 0 ? { low: 0, high: 1 } : midP(fn, errors, { confidence })
  const [first, last] = [split(limits.low), split(limits.high)]
  const estimate = split(errors === 0 ? 0.5 : fn / errors)
  return { estimate, low: Math.min(first, last), high: Math.max(first, last) }
}

/** w c as the ratio of w to 1 / c. An unbounded w stands in as 1: only the lower limit is read then. */
function oddsTimesSplit(odds: Estimate, split: Estimate): { low: number | null; high: number | null } {
  const numerator = odds.high === Infinity ? { ...odds, high: Math.max(1, odds.estimate) } : odds
  return moverRatio(numerator, { estimate: 1 / split.estimate, low: 1 / split.high, high: 1 / split.low })
}
