import type { Note } from '../check/check.ts'
import { isSampled, type Measured } from '../forms/measured.ts'
import type { PreparedComparison } from './prepare-comparison.ts'

/** Whom the measure leaves out, and what the ranges of the differences warn of, each once. */
export function comparisonNotes({ unjudged }: PreparedComparison, differences: readonly Measured[]): readonly Note[] {
  const leftOut = unjudged.map((why): Note => ({ code: 'not-compared', text: `Not compared: ${why}.` }))
  const notes = differences.flatMap((one) => (isSampled(one) ? (one.notes ?? []) : []))
  return [...leftOut, ...new Map(notes.map((note) => [note.text, note])).values()]
}
