import { estimateText, formatCount, formatRows, verdictWord, whereText } from '@plumb/claims'
import type { Check, ClaimResult, DataResult, SliceResult, Verdict } from '@plumb/claims'
import { countedText, ended, excludedText, periodText, placeText, rangeName, sliceRemark } from './claim-words.ts'
import { timeText } from './dates.ts'
import { exitCode, exitCodes } from './exit-code.ts'
import { headline } from './headline.ts'
import { inertTerminal } from './inert.ts'
import { createPaint, type Paint } from './paint.ts'
import { byConcern, stages, type Stage } from './stages.ts'
import { textPlot } from './text-plot.ts'
import { padded, textWidth, wrapped } from './text-width.ts'

export interface TableOptions {
  /** Cells in a line. */
  readonly columns?: number
  readonly colour?: boolean
}

/**
 * The board for people: by stage every promise with its verdict, picture, estimate, n and sentence, and beneath what is not
 * kept the slices of most concern and what to do. Ends with what the exit code says.
 */
export function renderTable(check: Check, { columns = 100, colour = false }: TableOptions = {}): string {
  const sheet: Sheet = { width: Math.max(40, columns), paint: createPaint(colour) }
  const lines = [
    sheet.paint.strong(inertTerminal(check.product)),
    ...wrapped(`${headline(check)}.`, sheet.width).map(sheet.paint.strong),
    ...stages(check.claims).flatMap((stage) => stageLines(stage, sheet)),
    '',
    ...foot(check, sheet),
  ]
  return `${lines.map((line) => line.trimEnd()).join('\n')}\n`
}

interface Sheet {
  readonly width: number
  readonly paint: Paint
}

/** Verdicts stand in a column of their own. */
const indent = 15
const mostSlices = 5

const glyphs: Readonly<Record<Verdict, string>> = {
  holds: '✓',
  fails: '✗',
  undecided: '◐',
  waived: '‖',
  'no-evidence': '○',
}

function stageLines({ name, gate, claims }: Stage, sheet: Sheet): readonly string[] {
  const stage = inertTerminal(name)
  const words = `gate ${gate}`
  const { width, paint } = sheet
  const fits = textWidth(`${stage}  ${words}`) <= width
  const title = fits
    ? [`${paint.strong(stage)}  ${paint.dim(words)}`]
    : [...wrapped(stage, width).map(paint.strong), ...wrapped(words, width).map(paint.dim)]
  return ['', ...title, ...claims.flatMap((claim) => ['', ...claimLines(claim, sheet)])]
}

function claimLines(claim: ClaimResult, sheet: Sheet): readonly string[] {
  const { paint } = sheet
  const settled = claim.verdict === 'holds'
  const remarks = [
    claim.verdict === 'waived' && claim.beneath !== null ? `Beneath the waiver: ${verdictWord(claim.beneath)}.` : null,
    excludedText(claim),
    ...claim.notes.map((note) => `Note: ${note.text}`),
    !settled && claim.why !== null ? `Why it matters: ${claim.why}` : null,
  ]
  return [
    ...claimHead(claim, sheet),
    ...measureLines(claim, sheet),
    ...body(ended(claim.sentence), sheet),
    ...(settled ? [] : sliceLines(claim, sheet)),
    ...remarks.flatMap((text) => (text === null ? [] : body(ended(text), sheet).map(paint.dim))),
    ...(settled || claim.next === '' ? [] : nextLines(claim.next, sheet)),
  ]
}

function claimHead(claim: ClaimResult, { width, paint }: Sheet): readonly string[] {
  const verdict = paint.verdict(claim.verdict, padded(badge(claim.verdict), indent))
  const [first = '', ...rest] = wrapped(inertTerminal(claim.claim), width - indent)
  return [verdict + paint.strong(first), ...rest.map((line) => ' '.repeat(indent) + paint.strong(line))]
}

function badge(verdict: Verdict): string {
  return `${glyphs[verdict]} ${verdictWord(verdict)}`
}

/** The picture and the estimate beside it, or the estimate alone where the terminal is narrow. */
function measureLines(claim: ClaimResult, { width, paint }: Sheet): readonly string[] {
  const place = placeText(claim)
  const text = inertTerminal(`${estimateText(claim)}, ${countedText(claim)}${place === null ? '' : ` · ${place}`}`)
  const plot = width >= 80 ? `${textPlot(claim, { width: 25, paint })}  ` : ''
  const room = width - indent - (plot === '' ? 0 : 27)
  return wrapped(text, room).map(
    (line, index) => `${' '.repeat(indent)}${index === 0 || plot === '' ? plot : ' '.repeat(27)}${line}`,
  )
}

function body(text: string, { width }: Sheet): readonly string[] {
  return wrapped(inertTerminal(text), width - indent).map((line) => ' '.repeat(indent) + line)
}

function nextLines(next: string, { width }: Sheet): readonly string[] {
  const lead = ' '.repeat(indent)
  return wrapped(inertTerminal(ended(next)), width - indent - 2).map(
    (line, at) => `${lead}${at === 0 ? '→' : ' '} ${line}`,
  )
}

function sliceLines(claim: ClaimResult, sheet: Sheet): readonly string[] {
  const slices = byConcern(claim.slices)
  const shown = slices.slice(0, mostSlices)
  const cells = shown.map((slice) => sliceCells(claim, slice))
  const widths = [0, 1, 2, 3].map((column) => Math.max(0, ...cells.map((row) => textWidth(row[column] ?? ''))))
  const lines = cells.map((row, index) => sliceLine(row, widths, shown[index]?.verdict ?? 'undecided', sheet))
  const more = slices.length - shown.length
  return [...lines, ...(more > 0 ? [`${' '.repeat(indent + 2)}and ${formatCount(more)} more`] : [])]
}

function sliceCells(claim: ClaimResult, slice: SliceResult): readonly string[] {
  const estimate = inertTerminal(estimateText({ ...claim, ...slice }))
  return [whereText(slice.where), badge(slice.verdict), estimate, `n ${formatCount(slice.n)}`, sliceRemark(slice)]
}

/** What is known of a slice stands in a last column, or beneath where that is too narrow. */
function sliceLine(row: readonly string[], widths: readonly number[], verdict: Verdict, sheet: Sheet): string {
  const lead = ' '.repeat(indent + 2)
  const taken = lead.length + widths.reduce((sum, width) => sum + width + 2, 0)
  const remark = row[4] ?? ''
  if (taken > sheet.width) return runningOn(row, lead, sheet)
  const cells = widths.map((width, column) => padded(row[column] ?? '', width))
  const columns = cells.map((cell, column) => (column === 1 ? sheet.paint.verdict(verdict, cell) : cell)).join('  ')
  if (remark === '') return `${lead}${columns}`.trimEnd()
  const beneath = sheet.width - taken < Math.min(20, textWidth(remark))
  const at = beneath ? lead.length + 2 : taken
  const lines = wrapped(remark, sheet.width - at).join(`\n${' '.repeat(at)}`)
  return `${lead}${beneath ? `${columns.trimEnd()}\n${' '.repeat(at)}` : `${columns}  `}${lines}`
}

/** On a narrow terminal all parts of a slice run on. */
function runningOn(row: readonly string[], lead: string, { width }: Sheet): string {
  const whole = row.filter((cell) => cell !== '').join('  ')
  return lead + wrapped(whole, width - lead.length - 2).join(`\n${lead}  `)
}

function foot(check: Check, sheet: Sheet): readonly string[] {
  const { width, paint } = sheet
  const as = check.asOf === check.checkedAt ? '' : `, as of ${timeText(check.asOf)}`
  const legend = `Left of the line │ breaks the promise, right keeps it; each row has its own scale. In brackets: ${rangeName(check.claims)}.`
  const code = exitCode(check)
  return [
    ...(check.claims.length === 0 || width < 80 ? [] : wrapped(legend, width).map(paint.dim)),
    ...check.data.flatMap((data) => wrapped(dataText(data), width).map(paint.dim)),
    ...wrapped(inertTerminal(`Checked ${timeText(check.checkedAt)}${as}, Plumb ${check.plumb}.`), width).map(paint.dim),
    '',
    ...wrapped(`${tally(check)} Exit code ${code} (${exitCodes}).`, width),
  ]
}

function dataText(data: DataResult): string {
  const period = periodText(data)
  const rejected = data.rejected.map(({ rows, reason }) => `; ${formatRows(rows)} rejected: ${reason}`)
  return inertTerminal(
    `${data.name}: ${formatRows(data.rows)}${period === null ? '' : `, ${period}`}, ${data.source}${rejected.join('')}`,
  )
}

function tally({ summary, claims }: Check): string {
  const parts = [
    `${formatCount(summary.holds)} hold`,
    `${formatCount(summary.fails)} fail`,
    `${formatCount(summary.undecided)} undecided`,
    `${formatCount(summary.noEvidence)} without evidence`,
    `${formatCount(summary.waived)} waived`,
  ]
  return claims.length === 0 ? 'No promises were found.' : `Of ${formatCount(claims.length)}: ${parts.join(', ')}.`
}
