import type { ColumnType, Rejected } from '@plumb/claims'
import type { DecimalSign } from './dialect.ts'
import type { FileFormat } from './file-format.ts'

/** A column of a source, as SQL over the source's relation. */
export interface SourceColumn {
  readonly name: string
  /** The value as it is, in SQL. */
  readonly sql: string
  /** `untyped` is text whose type is still to be found from the values. */
  readonly kind: 'untyped' | ColumnType
  /** A whole-number type that can hold more than a double can. */
  readonly wide?: true
  /** A type that holds whole numbers only. */
  readonly whole?: true
  /** A type that can hold NaN and infinite values. */
  readonly float?: true
}

/** Rows to be read: what a CSV, JSON or Parquet reader gives. */
export interface Source {
  /** What stands after `from`. */
  readonly from: string
  /** Where tables made from it belong: in memory, or on disk where they may be large. */
  readonly schema: string
  /** Parquet files, whose metadata can be asked. */
  readonly paths?: readonly string[]
  /** All columns of the files, in order. */
  readonly names: readonly string[]
  /** The columns that were asked for. */
  readonly columns: readonly SourceColumn[]
  readonly rows: number
  /** The types of columns are known; else all is text. */
  readonly typed: boolean
  readonly rejected: readonly Rejected[]
  /** Of each file. */
  readonly formats: readonly FileFormat[]
  /** How numbers in text are written, where that is known. */
  readonly decimal?: DecimalSign
  /** Drops what the reader put into the engine. */
  dispose(): Promise<void>
}
