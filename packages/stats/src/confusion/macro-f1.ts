import type { Estimate } from '../estimate.ts'
import { clopperPearson } from '../intervals/proportion.ts'
import type { LevelOptions } from '../sample.ts'
import { f1OfJaccard } from './f1.ts'
import { type ClassTable, classTable, type MacroAverage, macroEstimate } from './macro-average.ts'

/**
 * Macro F1: the mean over classes of the F1 score of the class against the rest. Errors are shared between classes, so
 * the classes' intervals are combined with the correlation of their linearised F1. Independent rows only.
 *
 * @param counts `counts[label][prediction]`, k x k, of independent rows
 * @param options.confidence level inside (0, 1), default 0.95
 * @returns `estimate`, `low`, `high` in [0, 1]; `absent` names the classes without a labelled row, which are left out
 * @throws {StatsError} `empty-denominator` without a labelled row; `out-of-range`, `not-finite`, `bad-option`
 * @see `macroEstimate` for the method
 * @example
 * macroF1([[40, 3, 2], [4, 20, 1], [0, 1, 6]]).low // => 0.673653
 */
export function macroF1(
  counts: readonly (readonly number[])[],
  { confidence = 0.95 }: LevelOptions = {},
): MacroAverage {
  const table = classTable(counts)
  const classes = table.present.map((index) => f1Of(table, index, confidence))
  const { covariance, variance } = f1Moments(table, classes)
  const union = table.present.reduce((sum, index) => sum + 1 / unionOf(table, index), 0)
  const moments = { classes, variance, effective: table.present.length ** 2 / union, correlation: scaled(covariance) }
  return { ...macroEstimate(moments, confidence), absent: table.absent }
}

function f1Of(table: ClassTable, index: number, confidence: number): Estimate {
  const right = table.counts[index]?.[index] ?? 0
  const union = unionOf(table, index)
  const { low, high } = clopperPearson(right, union, { confidence })
  return { estimate: f1OfJaccard(right / union), low: f1OfJaccard(low), high: f1OfJaccard(high) }
}

/** Rows that are labelled or predicted as the class. */
function unionOf({ counts, labelled, predicted }: ClassTable, index: number): number {
  return (labelled[index] ?? 0) + (predicted[index] ?? 0) - (counts[index]?.[index] ?? 0)
}

/** Σ over cells of count x influence x influence, for each pair of classes, and the variance of the mean. */
function f1Moments(table: ClassTable, classes: readonly Estimate[]): { covariance: number[][]; variance: number } {
  const size = table.present.length
  const covariance = table.present.map(() => Array.from({ length: size }, () => 0))
  let squares = 0
  table.counts.forEach((row, label) =>
    row.forEach((count, prediction) => {
      if (count === 0) return
      const influence = table.present.map((of, k) =>
        f1Influence(table, of, classes[k]?.estimate ?? 0, label, prediction),
      )
      squares += count * (influence.reduce((sum, one) => sum + one, 0) / size) ** 2
      addProducts(covariance, influence, count)
    }),
  )
  return { covariance, variance: table.rows > 1 ? (table.rows / (table.rows - 1)) * squares : 0 }
}

/** How one more row in the cell moves the F1 of a class. */
function f1Influence(table: ClassTable, of: number, f1: number, label: number, prediction: number): number {
  const touches = Number(label === of) + Number(prediction === of)
  if (touches === 0) return 0
  const gain = label === of && prediction === of ? 2 : 0
  return (gain - f1 * touches) / ((table.labelled[of] ?? 0) + (table.predicted[of] ?? 0))
}

/** Only the few classes that a cell touches have influence, so the products are cheap for many classes. */
function addProducts(sums: number[][], influence: readonly number[], count: number): void {
  const touched = influence.flatMap((one, index) => (one === 0 ? [] : [index]))
  for (const i of touched) {
    const row = sums[i] ?? []
    for (const j of touched) row[j] = (row[j] ?? 0) + count * (influence[i] ?? 0) * (influence[j] ?? 0)
  }
}

function scaled(covariance: readonly (readonly number[])[]): (first: number, second: number) => number {
  const sd = covariance.map((row, index) => Math.sqrt(row[index] ?? 0))
  return (first, second) => {
    if (first === second) return 1
    const [a, b] = [sd[first] ?? 0, sd[second] ?? 0]
    if (a <= 1e-12 || b <= 1e-12) return 0
    return Math.max(-1, Math.min(1, (covariance[first]?.[second] ?? 0) / (a * b)))
  }
}
