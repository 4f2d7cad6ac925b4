import type { Place } from '../errors.ts'
import type { TextRun } from './product.ts'

/**
 * Where a character of a text that a product file holds stands in that file, whatever quotes and line breaks the file
 * uses. Use it to turn the span of a claim's or condition's word into the place of an error.
 *
 * @param written a stated claim, or the `when` of a candidate
 * @param offset into the text, from 0; the end of the text is allowed
 */
export function placeInText(
  written: { readonly at: Place; readonly runs?: readonly TextRun[] },
  offset: number,
): Place {
  const run = written.runs?.findLast(({ from }) => from <= offset)
  if (run === undefined) return written.at
  return { ...written.at, line: run.line, column: run.column + offset - run.from }
}
