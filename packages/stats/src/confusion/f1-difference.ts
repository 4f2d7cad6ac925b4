import type { DrawnEstimate } from './draw-limits.ts'
import { type PairedTable, tableDifference, type TableDifferenceOptions } from './table-difference.ts'

/**
 * Difference of two F1 scores (A − B) on the same rows, by Jeffreys draws on the 2 x 2 x 2 table (1/2 in every cell).
 * For independent samples of A and B use the two F1 intervals with MOVER. Independent rows only.
 *
 * @param table counts by label, then whether A and B flagged
 * @param options as `tableDifference`
 * @returns `estimate` in [−1, 1] and `limits({ confidence })`, all levels from the same draws
 * @throws {StatsError} as `tableDifference`
 */
export function f1Difference(table: PairedTable, options: TableDifferenceOptions): DrawnEstimate {
  return tableDifference(table, ({ tp, fn, fp }) => (2 * tp) / (2 * tp + fn + fp), options)
}
