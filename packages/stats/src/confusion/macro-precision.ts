import type { Estimate } from '../estimate.ts'
import { clopperPearson } from '../intervals/proportion.ts'
import type { LevelOptions } from '../sample.ts'
import { classTable, type MacroAverage, macroEstimate } from './macro-average.ts'

/** Macro precision, with the classes that nobody predicted. */
export interface MacroPrecision extends MacroAverage {
  /** Indices of the classes with a labelled row but no prediction: they count as 0, and as anything in the interval. */
  readonly unpredicted: readonly number[]
}

/**
 * Macro precision: the mean over classes of the share of the class's predictions that are right. It is `macroRecall` with
 * label and prediction exchanged, over the classes that have a labelled row. A class that is never predicted counts as 0,
 * as in scikit-learn; nothing is known of it, so the upper limit takes it for anything from 0 to 1.
 *
 * @param counts `counts[label][prediction]`, k x k, of independent rows
 * @param options.confidence level inside (0, 1), default 0.95
 * @returns `estimate`, `low`, `high` in [0, 1]; `absent` and `unpredicted` name classes by index
 * @throws {StatsError} `empty-denominator` without a labelled row; `out-of-range`, `not-finite`, `bad-option`
 * @see `macroEstimate` for the method
 * @example
 * macroPrecision([[40, 4, 0], [3, 20, 1], [2, 1, 6]]).estimate // => 0.8486772
 */
export function macroPrecision(
  counts: readonly (readonly number[])[],
  { confidence = 0.95 }: LevelOptions = {},
): MacroPrecision {
  const { predicted, present, absent } = classTable(counts)
  const rows = present.map((index) => predicted[index] ?? 0)
  const classes = present.map((index, i) => precisionOf(counts[index]?.[index] ?? 0, rows[i] ?? 0, confidence))
  const square = present.length ** 2
  const variance = classes.reduce((sum, { estimate }, i) => sum + varianceOf(estimate, rows[i] ?? 0), 0) / square
  // a class without a prediction is worth no more than one row
  const effective = square / rows.reduce((sum, count) => sum + 1 / Math.max(1, count), 0)
  const unpredicted = present.filter((_, i) => rows[i] === 0)
  return { ...macroEstimate({ classes, variance, effective }, confidence), absent, unpredicted }
}

function precisionOf(right: number, rows: number, confidence: number): Estimate {
  if (rows === 0) return { estimate: 0, low: 0, high: 1 }
  return { estimate: right / rows, ...clopperPearson(right, rows, { confidence }) }
}

function varianceOf(precision: number, rows: number): number {
  return rows > 1 ? (precision * (1 - precision)) / (rows - 1) : 0
}
