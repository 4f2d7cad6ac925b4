import type { Expr } from '../plan/expr.ts'
import type { DatasetFacts, Key, ScanValue } from '../plan/scan.ts'
import type { Measured, RandomFor } from './measured.ts'
import type { Design, Quantity } from './quantity.ts'
import type { SliceView } from './slice-view.ts'

/** What a form asks of the plan, and how it turns a slice's cells into an estimate with limits at any level. */
export interface Form<Q extends Quantity> {
  /** Conditions that it evaluates on cells. */
  readonly conditions: (quantity: Q) => readonly Expr[]
  /** Keys of many values, such as the score. */
  readonly fine: (quantity: Q, facts: DatasetFacts, others: readonly Key[]) => readonly Key[]
  /** What it adds up, given its fine keys and how many rows are sure to count in the only slice (0: nobody knows). */
  readonly values: (quantity: Q, design: Design, fine: readonly Key[], sure: number) => readonly ScanValue[]
  readonly measure: (quantity: Q, view: SliceView, design: Design, random: RandomFor) => Measured
}

export const noConditions = (): readonly Expr[] => []
export const noKeys = (): readonly Key[] => []
