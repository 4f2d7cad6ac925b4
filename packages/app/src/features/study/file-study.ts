import type { DatasetFacts } from '@plumb/claims'
import type { ThresholdGuess } from './find-threshold.ts'
import type { AmountGuess } from './guess-amounts.ts'
import type { AnswerGuess } from './guess-answers.ts'
import type { LabelGuess } from './guess-label.ts'
import type { ColumnGuess } from './guess-others.ts'
import type { BandGuess, SegmentGuesses } from './guess-segments.ts'
import type { StudiedColumn } from './study-columns.ts'

/** All that was found out about a file and guessed of it. */
export interface FileStudy {
  readonly path: string
  readonly facts: DatasetFacts
  readonly columns: readonly StudiedColumn[]
  readonly id: ColumnGuess | undefined
  readonly time: ColumnGuess | undefined
  readonly label: LabelGuess | undefined
  readonly answers: AnswerGuess
  /** Where there is no label of values: an amount that was predicted. */
  readonly amounts: AmountGuess | undefined
  readonly cluster: ColumnGuess | undefined
  readonly weight: ColumnGuess | undefined
  readonly threshold: ThresholdGuess | undefined
  readonly segments: SegmentGuesses
  readonly bands: readonly BandGuess[]
  readonly units: ReadonlyMap<string, string>
  /** The window that live promises could speak of: `each week over the last 8`. */
  readonly window: string | undefined
}
