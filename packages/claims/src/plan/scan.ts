import type { ColumnExpr, ColumnType, Expr, Value } from './expr.ts'

/** A column that cells are grouped by. */
export interface Key {
  readonly name: string
  readonly expr: Expr
}

/**
 * What is added up in a cell. Sums are of fixed-point integers round(value · 2^62 / scale), so that any order, split or
 * number of threads gives the same bytes; `scale` is at least the largest |value|. Null values add nothing.
 */
export type Aggregate =
  | { readonly kind: 'rows' }
  | { readonly kind: 'sum'; readonly of: Expr; readonly scale: number }
  /** What rounding took from each value of that sum, times 2^62 more: values far below the scale keep their digits. */
  | { readonly kind: 'rest'; readonly of: Expr; readonly scale: number }
  | { readonly kind: 'minimum' | 'maximum'; readonly of: Expr }
  /** How many different non-missing values, exact. */
  | { readonly kind: 'distinct'; readonly of: Expr }

export interface ScanValue {
  readonly name: string
  readonly aggregate: Aggregate
}

/** One pass over a dataset: which rows, grouped by what, adding up what. */
export interface Scan {
  readonly dataset: string
  readonly filter?: Expr
  readonly keys: readonly Key[]
  readonly values: readonly ScanValue[]
}

/** How many rows repeat an earlier row in these columns: an exact scan of its own that does not merge. */
export interface DuplicatesScan {
  readonly dataset: string
  readonly filter?: Expr
  /** Column names; empty: all columns of the file. */
  readonly columns: readonly string[]
  /** Instead of repeats: rows alike in these columns of which some have another label. */
  readonly label?: ColumnExpr
  /** Counts are given by these keys. */
  readonly keys: readonly Key[]
}

/** The result of a scan, column by column: `keys[k][i]` and `values[v][i]` belong to cell i. Sums are bigint, counts number. */
export interface Cells {
  readonly length: number
  readonly keys: readonly (readonly Value[])[]
  readonly values: readonly (readonly (number | bigint | null)[])[]
}

/** Rows behind a number: from the same planner. */
export interface RowsRequest {
  readonly dataset: string
  readonly filter?: Expr
  readonly limit: number
  /** Columns to show; empty: all of the file. */
  readonly columns: readonly string[]
}

/** Rows to look at, each value in the order of the columns. */
export interface ShownRows {
  readonly columns: readonly string[]
  readonly rows: readonly (readonly Value[])[]
}

/** What the engine found out about one column. */
export interface ColumnFacts {
  readonly name: string
  readonly type: ColumnType
  /** Rows whose value is there but not of the type (not a number, not finite, not a date). */
  readonly bad: number
  readonly missing: number
  /** Different values, approximate above 1,000. */
  readonly distinct: number
  /** The values themselves, sorted, when there are at most 50. */
  readonly values?: readonly Value[]
  /** Of numbers and times. */
  readonly minimum?: number
  readonly maximum?: number
}

/** Lines of a file that could not be read as rows, by reason. */
export interface Rejected {
  readonly rows: number
  readonly reason: string
  /** The first few line numbers, 1-based, of the file as it is. */
  readonly lines: readonly number[]
}

/** What the engine knows of a dataset before any claim is computed. */
export interface DatasetFacts {
  readonly name: string
  /** Rows that can be read (rejected lines are apart). */
  readonly rows: number
  readonly rejected: readonly Rejected[]
  /** Every column name of the file, in order. */
  readonly names: readonly string[]
  /** Facts of the columns that were asked for. */
  readonly columns: readonly ColumnFacts[]
  /** The column that holds joined labels, and the one that is true where a row's joined labels contradict each other. */
  readonly joined?: { readonly label: string; readonly conflict: string }
  readonly fingerprint: string
}
