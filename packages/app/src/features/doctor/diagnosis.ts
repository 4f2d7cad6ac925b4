import type { FileFormat } from '../../warehouse/file-format.ts'
import type { ColumnReport } from './column-reports.ts'
import type { Looked } from './examination.ts'
import type { Finding } from './finding.ts'
import type { Support } from './supports.ts'

/** What a file is, what is wrong with it, and what it supports: what `plumb doctor --json` prints. */
export interface Diagnosis {
  readonly schema: 'plumb/doctor@1'
  readonly source: string
  /** Of a pattern of files, the first one's. */
  readonly format: FileFormat
  readonly rows: number
  /** Lines that cannot be a row; of each reason the first hundred. */
  readonly rejected: readonly { readonly line: number; readonly reason: string }[]
  /** How many there are in all. */
  readonly rejectedRows: number
  /** Value by value, so many rows were looked at. */
  readonly looked: Looked
  readonly columns: readonly ColumnReport[]
  readonly findings: readonly Finding[]
  readonly supports: readonly Support[]
}
