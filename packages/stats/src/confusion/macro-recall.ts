import type { Estimate } from '../estimate.ts'
import { clopperPearson } from '../intervals/proportion.ts'
import type { LevelOptions } from '../sample.ts'
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

function recallOf(right: number, rows: number, confidence: number): Estimate {
  return { estimate: right / rows, ...clopperPearson(right, rows, { confidence }) }
}

function recallVariance(recall: number, rows: number): number {
  return rows > 1 ? (recall * (1 - recall)) / (rows - 1) : 0
}
