import type { Engine } from '../../../warehouse/connection.ts'
import type { FileStudy } from '../../study/file-study.ts'
import type { Looked } from '../examination.ts'

/** Where a probe looks. */
export interface Probe {
  readonly engine: Engine
  /** All rows. */
  readonly relation: string
  /** The rows that are looked at value by value: all, or a sample. */
  readonly sample: string
  readonly looked: Looked
  readonly study: FileStudy
}
