import type { Expr } from './expr.ts'
import type { Key, ScanValue } from './scan.ts'

/** What one quantity needs of a dataset, before requests share scans. */
export interface Request {
  readonly dataset: string
  /** The population: rows for which this is true. */
  readonly where: Expr
  /** Slices, windows and groups, in order. */
  readonly slices: readonly Key[]
  /** Conditions that are evaluated on cells. */
  readonly conditions: readonly Expr[]
  /** Keys of many values: scores, buckets, clusters. */
  readonly fine: readonly Key[]
  readonly values: readonly ScanValue[]
  /** Does not merge (distinct counts): has a scan of its own. */
  readonly alone?: true
}
