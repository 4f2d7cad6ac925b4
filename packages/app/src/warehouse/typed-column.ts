import type { ColumnType } from '@plumb/claims'

/** A column with its type, as SQL over a source. */
export interface TypedColumn {
  readonly name: string
  readonly type: ColumnType
  /** The value: DOUBLE, VARCHAR, BOOLEAN or TIMESTAMP in UTC; null where it is missing or bad. */
  readonly value: string
  /** True where there is a value that is not of the type; undefined where no row has one. Never null. */
  readonly bad?: string
  /** The value as text, as it stands in the file. */
  readonly text: string
}
