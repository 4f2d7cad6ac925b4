import type { Rejected } from '@plumb/claims'
import type { DecimalSign } from './dialect.ts'
import type { FileFormat } from './file-format.ts'

/** One text file, read as far as its names and its good rows: every value is still text. */
export interface TextTable {
  readonly names: readonly string[]
  readonly format: FileFormat
  readonly rows: number
  readonly rejected: readonly Rejected[]
  readonly decimal?: DecimalSign
  /** A select that gives these columns, in this order, as VARCHAR named c0, c1, …; a name it does not have is null. */
  select(names: readonly string[]): string
  dispose(): Promise<void>
}
