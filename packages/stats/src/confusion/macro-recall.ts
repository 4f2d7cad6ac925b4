import { StatsError } from '../errors.ts'
import type { Estimate } from '../estimate.ts'
import { effectiveRows, shareLimits } from '../intervals/effective-rows.ts'
import { mover } from '../intervals/mover.ts'
import { clopperPearson } from '../intervals/proportion.ts'
import type { LevelOptions, ShareSample } from '../sample.ts'
import { classTable, type MacroAverage, macroEstimate } from './macro-average.ts'

/**
 * Macro recall: the mean over classes of the share of the class's rows that are predicted right; rare classes count as
 * much as common ones.
 *
 * @param counts `counts[label][prediction]`, k x k, of independent rows
 * @param options.confidence level inside (0, 1), default 0.95
 * @returns `estimate`, `low`, `high` in [0, 1]; `absent` names the classes without a labelled row, which are left out
 * @throws {StatsError} `empty-denominator` without a labelled row; `out-of-range`, `not-finite`, `bad-option`
 * @see `macroEstimate` for the method
 * @example
 * macroRecall([[40, 3, 2], [4, 20, 1], [0, 1, 6]]).low // => 0.682146
 */
export function macroRecall(
  counts: readonly (readonly number[])[],
  { confidence = 0.95 }: LevelOptions = {},
): MacroAverage {
  const { labelled, present, absent } = classTable(counts)
  const classes = present.map((index) => recallOf(counts[index]?.[index] ?? 0, labelled[index] ?? 0, confidence))
  const rows = present.map((index) => labelled[index] ?? 0)
  const variance = classes.reduce((sum, { estimate }, index) => sum + recallVariance(estimate, rows[index] ?? 0), 0)
  const square = present.length ** 2
  const effective = square / rows.reduce((sum, count) => sum + 1 / count, 0)
  return { ...macroEstimate({ classes, variance: variance / square, effective }, confidence), absent }
}

/**
 * Macro recall of clustered or weighted rows: the intervals of each class, combined by MOVER. Simulated for clusters
 * (15 to 200 of them), not for weights.
 *
 * @param recalls the sample of each class's recall; leave out classes without a labelled row
 * @param options.confidence level inside (0, 1), default 0.95
 * @returns `estimate`, `low`, `high` in [0, 1]
 * @throws {StatsError} `empty-denominator`, `one-cluster`, `bad-option`
 * @see Zou & Donner (2008), Statistics in Medicine 27:1693
 */
export function macroRecallOfShares(recalls: readonly ShareSample[], options: LevelOptions = {}): Estimate {
  if (recalls.length === 0) throw new StatsError('empty-denominator', 'macro recall needs at least one class')
  const terms = recalls.map((recall) => {
    const { estimate } = effectiveRows(recall, options)
    return { coefficient: 1 / recalls.length, estimate, ...shareLimits(recall, options) }
  })
  const estimate = terms.reduce((sum, term) => sum + term.estimate, 0) / recalls.length
  const { low, high } = mover(terms)
  return { estimate, low: Math.max(0, Math.min(low, estimate)), high: Math.min(1, Math.max(high, estimate)) }
}

function recallOf(right: number, rows: number, confidence: number): Estimate {
  return { estimate: right / rows, ...clopperPearson(right, rows, { confidence }) }
}

function recallVariance(recall: number, rows: number): number {
  return rows > 1 ? (recall * (1 - recall)) / (rows - 1) : 0
}
