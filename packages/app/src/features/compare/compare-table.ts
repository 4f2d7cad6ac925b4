import { formatCount, type Comparison } from '@plumb/claims'
import { timeText } from '../../output/dates.ts'
import { inertTerminal } from '../../output/inert.ts'
import { createPaint, type Paint } from '../../output/paint.ts'
import { padded, textWidth, wrapped } from '../../output/text-width.ts'
import { compareExitCode } from './compare-exit-code.ts'
import { candidateCells, pairCells, pairsTitle, populationText, setAsideText } from './compare-words.ts'

export interface CompareTableOptions {
  /** Cells in a line. */
  readonly columns?: number
  readonly colour?: boolean
}

/** The candidates by tier, all differences, and what would tell the best apart, for people. */
export function compareTable(
  comparison: Comparison,
  { columns = 100, colour = false }: CompareTableOptions = {},
): string {
  const sheet: Sheet = { width: Math.max(40, columns), paint: createPaint(colour) }
  const lines = [
    sheet.paint.strong(inertTerminal(`${comparison.product}: ${comparison.measure} on ${populationText(comparison)}`)),
    ...text(comparison.sentence, sheet).map(sheet.paint.strong),
    '',
    ...aligned(candidateCells(comparison), sheet),
    ...pairLines(comparison, sheet),
    '',
    ...text(`→ ${comparison.next}`, sheet),
    ...remarks(comparison)
      .flatMap((remark) => text(remark, sheet))
      .map(sheet.paint.dim),
    '',
    ...text(exitText(comparison), sheet),
  ]
  return `${lines.map((line) => line.trimEnd()).join('\n')}\n`
}

interface Sheet {
  readonly width: number
  readonly paint: Paint
}

function text(words: string, { width }: Sheet): readonly string[] {
  return wrapped(inertTerminal(words), width)
}

function pairLines(comparison: Comparison, sheet: Sheet): readonly string[] {
  const cells = pairCells(comparison)
  if (cells.length === 0) return []
  return ['', ...text(pairsTitle(comparison), sheet).map(sheet.paint.dim), ...aligned(cells, sheet)]
}

/** Columns of equal width, each row running on where the terminal is too narrow. */
function aligned(rows: readonly (readonly string[])[], { width }: Sheet): readonly string[] {
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => textWidth(row[column] ?? ''))))
  const lines = rows.map((row) =>
    row.map((cell, column) => padded(inertTerminal(cell), widths[column] ?? 0)).join('  '),
  )
  return lines.flatMap((line) =>
    textWidth(line.trimEnd()) <= width ? [line] : wrapped(line.replace(/ {2,}/g, '  ').trim(), width),
  )
}

function remarks(comparison: Comparison): readonly string[] {
  const { notes, data, checkedAt, plumb } = comparison
  const aside = setAsideText(comparison)
  return [
    ...(aside === null ? [] : [aside]),
    ...notes.map((note) => `Note: ${note.text}`),
    ...data.map((one) => `${one.name}: ${formatCount(one.rows)} rows, ${one.source}`),
    `Compared ${timeText(checkedAt)}, Plumb ${plumb}.`,
  ]
}

function exitText(comparison: Comparison): string {
  const codes = '0 one candidate is shown to be better than all others, 2 it cannot be told which is best'
  return `Exit code ${compareExitCode(comparison)} (${codes}, 3 bad input, 4 a fault of Plumb).`
}
