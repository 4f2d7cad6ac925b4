import { formatCount, formatPlain, formatRows, visibleText } from '@plumb/claims'
import { basename } from 'node:path'
import { dateText } from '../../output/dates.ts'
import { inertTerminal } from '../../output/inert.ts'
import { createPaint, type Paint } from '../../output/paint.ts'
import { cutTo, padded, textWidth, wrapped } from '../../output/text-width.ts'
import type { FileFormat } from '../../warehouse/file-format.ts'
import type { ColumnReport } from './column-reports.ts'
import type { Diagnosis } from './diagnosis.ts'
import type { Finding, Severity } from './finding.ts'
import { named } from './named.ts'
import type { Support } from './supports.ts'
import { percent } from './touched.ts'

export interface DoctorTableOptions {
  /** Cells in a line. */
  readonly columns?: number
  readonly colour?: boolean
  /** Show all columns and all findings. */
  readonly all?: boolean
}

interface Sheet {
  readonly width: number
  readonly paint: Paint
  readonly all: boolean
}

/** The diagnosis for people: what it is, what looks wrong (most important first), the columns, what it supports. */
export function doctorTable(
  diagnosis: Diagnosis,
  { columns = 80, colour = false, all = false }: DoctorTableOptions = {},
): string {
  const sheet: Sheet = { width: Math.max(40, columns), paint: createPaint(colour), all }
  const lines = [
    ...head(diagnosis, sheet),
    '',
    ...findingLines(diagnosis.findings, sheet),
    ...columnLines(diagnosis, sheet),
    ...supportLines(diagnosis.supports, sheet),
  ]
  return `${lines.map((line) => line.trimEnd()).join('\n')}\n`
}

function head(
  { source, format, rows, columns, looked, rejectedRows }: Diagnosis,
  { width, paint }: Sheet,
): readonly string[] {
  const size = `${formatRows(rows)}, ${formatCount(columns.length)} ${columns.length === 1 ? 'column' : 'columns'}`
  const lost =
    rejectedRows === 0 ? '' : `; ${formatCount(rejectedRows)} ${rejectedRows === 1 ? 'line' : 'lines'} not read`
  const sampled =
    looked.rows === looked.of
      ? []
      : [
          `Counts, ranges and duplicates are from all rows; values were looked at in a sample of ${formatRows(looked.rows)}.`,
        ]
  return [
    ...wrapped(inertTerminal(basename(source)), width).map(paint.strong),
    ...wrapped(`${size}${lost} · ${formatText(format)}`, width),
    ...sampled.flatMap((text) => wrapped(text, width).map(paint.dim)),
  ]
}

const delimiters: Readonly<Record<string, string>> = { ',': 'comma', ';': 'semicolon', '\t': 'tab', '|': 'pipe' }

/** `text by semicolon, utf-8, decimal comma, gzip`. */
function formatText(format: FileFormat): string {
  if (format.kind === 'parquet') return 'Parquet'
  const packing = format.packing === undefined ? [] : [`packed with ${format.packing}`]
  if (format.kind === 'json') {
    return [format.layout === 'lines' ? 'JSON, one object a line' : 'JSON', format.encoding, ...packing].join(', ')
  }
  const decimal =
    format.decimal === 'comma' ? ['decimal comma'] : format.decimal === 'mixed' ? ['decimal comma and point'] : []
  return [`separated by ${delimiters[format.delimiter]}`, format.encoding, ...decimal, ...packing].join(', ')
}

const titles: Readonly<Record<Severity, string>> = { wrong: 'Wrong', look: 'Look', note: 'Note' }
const glyphs: Readonly<Record<Severity, string>> = { wrong: '■', look: '□', note: '·' }
const colours = { wrong: 'fails', look: 'waived', note: 'no-evidence' } as const
const indent = 9
/** Of one kind, so many findings are told in full; of the notes, so many kinds. */
const mostOfKind = 2

function findingLines(findings: readonly Finding[], sheet: Sheet): readonly string[] {
  if (findings.length === 0) return ['Nothing looks wrong.', '']
  return [...groupsOf(findings, sheet.all).flatMap((group) => groupLines(group, sheet)), '']
}

/** Findings of one kind stand together, where the first of them stands. */
function groupsOf(findings: readonly Finding[], all: boolean): readonly (readonly Finding[])[] {
  if (all) return findings.map((finding) => [finding])
  const groups = new Map<string, Finding[]>()
  for (const finding of findings) groups.set(finding.id, [...(groups.get(finding.id) ?? []), finding])
  return [...groups.values()]
}

function groupLines(group: readonly Finding[], sheet: Sheet): readonly string[] {
  const shown = group.length === mostOfKind + 1 ? group : group.slice(0, mostOfKind)
  const rest = group.slice(shown.length)
  const [first] = shown
  if (first === undefined) return []
  const { severity, effect } = first
  const lead = sheet.paint.verdict(colours[severity], padded(`${glyphs[severity]} ${titles[severity]}`, indent))
  const messages = shown.flatMap(({ message }) => body(message, sheet))
  const also =
    rest.length === 0 ? [] : body(`Likewise ${named([...new Set(rest.map(({ column }) => column ?? ''))], 6)}.`, sheet)
  const effects = body(effect, sheet).map(sheet.paint.dim)
  return [lead + (messages[0] ?? '').trimStart(), ...messages.slice(1), ...also, ...effects]
}

function body(text: string, { width }: Sheet): readonly string[] {
  return wrapped(visibleText(text), width - indent).map((line) => ' '.repeat(indent) + line)
}

/** More columns than this are shown only on demand. */
const mostColumns = 24

function columnLines({ columns, rows }: Diagnosis, sheet: Sheet): readonly string[] {
  if (columns.length === 0) return []
  const ordered = columns.toSorted((a, b) => Number(b.role !== null) - Number(a.role !== null))
  const shown = sheet.all || columns.length <= mostColumns + 2 ? ordered : ordered.slice(0, mostColumns)
  const rest = columns.length - shown.length
  const cells = shown.map((column) => columnCells(column, rows))
  const widths = [0, 1, 2].map((at) => Math.min(24, Math.max(4, ...cells.map((row) => textWidth(row[at] ?? '')))))
  const line = (row: readonly string[]): string => {
    const fixed = widths.map((width, at) => padded(cutTo(row[at] ?? '', width), width)).join('  ')
    return cutTo(`  ${fixed}  ${row[3] ?? ''}`, sheet.width)
  }
  const more = rest > 0 ? [`  and ${formatCount(rest)} more columns (--all shows them)`] : []
  return [sheet.paint.strong('Columns'), ...cells.map(line), ...more.map(sheet.paint.dim), '']
}

function columnCells(column: ColumnReport, rows: number): readonly string[] {
  const { name, type, role, missing, bad } = column
  const lacking = [
    ...(missing > 0 && rows > 0 ? [`${percent(missing / rows)} missing`] : []),
    ...(bad > 0 ? [`${formatCount(bad)} bad`] : []),
  ]
  return [
    visibleText(name),
    type === 'boolean' ? 'yes/no' : type,
    role ?? '',
    [valuesText(column), ...lacking].join(', '),
  ]
}

function valuesText({ type, minimum, maximum, distinct, values }: ColumnReport): string {
  if (distinct === 0) return 'empty'
  if (type === 'time') return `${dateText(String(minimum))} to ${dateText(String(maximum))}`
  const few = values !== null && values.length <= 3
  if (few) return values.map(({ value }) => visibleText(cutTo(String(value), 20))).join(', ')
  const count = `${formatCount(distinct)} values`
  return typeof minimum === 'number' && typeof maximum === 'number'
    ? `${formatPlain(minimum, 'number')} to ${formatPlain(maximum, 'number')}, ${count}`
    : count
}

function supportLines(supports: readonly Support[], sheet: Sheet): readonly string[] {
  const able = supports.filter(({ ok }) => ok).map(({ what }) => what)
  const unable = supports.flatMap(({ what, needs }) => (needs === null ? [] : [`${what}: needs ${needs}`]))
  const lines = (glyph: string, text: string): readonly string[] =>
    wrapped(visibleText(text), sheet.width - 4).map((line, at) => `  ${at === 0 ? glyph : ' '} ${line}`)
  return [
    sheet.paint.strong('What it supports today'),
    ...(able.length === 0 ? [] : lines(sheet.paint.verdict('holds', '✓'), able.join('; '))),
    ...unable.flatMap((text) => lines(sheet.paint.verdict('no-evidence', '○'), text)),
  ]
}
