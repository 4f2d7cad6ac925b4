import { cellsOf } from './cells.ts'
import { columnNames, headerText } from './column-names.ts'
import { scanRecords } from './records.ts'
import type { Dialect } from './records.ts'

export interface Layout {
  readonly dialect: Dialect
  /** The names of the columns. */
  readonly names: readonly string[]
  /** Whether the first record holds the names; else they are `column_1`, `column_2`, … */
  readonly header: boolean
  /** How fractions are written; undefined where the sample has none. */
  readonly decimal?: DecimalSign
}

/** `1.234,56` or `1,234.56`; mixed: some columns this way and some that. */
export type DecimalSign = 'comma' | 'point' | 'mixed'

export interface LayoutHints {
  /** The sample is the whole file. */
  readonly whole: boolean
  /** The delimiter to prefer where several fit equally well. */
  readonly prefer?: string
}

/**
 * How a text table is laid out, from its first lines: delimiter (comma, semicolon, tab, pipe), quote, names and decimal
 * sign. The delimiter is the one by which most records have as many cells as the header, so that a few bad lines do
 * not decide.
 *
 * @param sample the first bytes in UTF-8, without byte order mark
 * @returns undefined where there is no record at all
 */
export function findLayout(sample: Buffer, { whole, prefer }: LayoutHints): Layout | undefined {
  const ranked = dialects(prefer)
    .map((dialect) => tryDialect(sample, dialect, whole))
    .filter((tried) => tried.records.length > 0)
  if (ranked.length === 0) return undefined
  const { dialect, records, width } = ranked.reduce((best, next) => (isBetter(next, best) ? next : best))
  const table = records.map((record) => cellsOf(record, dialect))
  const [first = [], ...data] = table
  const header = !isData(first.map((cell) => cell.text))
  const texts = header
    ? placed(
        first.map(headerText),
        data.map((row) => row.map(({ text }) => text)),
        width,
      )
    : []
  const decimal = findDecimal(
    (header ? data : table).flat().map(({ text }) => text.trim()),
    dialect,
  )
  const names = columnNames(header ? texts : Array.from({ length: width }, () => ''))
  return { dialect, names, header, ...(decimal === undefined ? {} : { decimal }) }
}

interface Tried {
  readonly dialect: Dialect
  readonly records: readonly string[]
  /** Cells of most records, where that is one more than in the header: a name is missing. Else those of the header. */
  readonly width: number
  /** Share of all records that are of the right width and rightly quoted. */
  readonly good: number
  readonly broken: number
}

const delimiters = [',', ';', '\t', '|']
const sampleRecords = 200

function dialects(prefer: string | undefined): readonly Dialect[] {
  const ordered = prefer === undefined ? delimiters : [prefer, ...delimiters.filter((each) => each !== prefer)]
  const quotes = [
    { quote: '"', escape: '"' },
    { quote: '"', escape: '\\' },
    { quote: "'", escape: "'" },
    { quote: '', escape: '' },
  ] as const
  return quotes.flatMap((quote) => ordered.map((delimiter) => ({ delimiter, ...quote })))
}

function tryDialect(sample: Buffer, dialect: Dialect, whole: boolean): Tried {
  const records: string[] = []
  const widths: number[] = []
  scanRecords(sample, dialect, { line: 1, atEnd: whole }, (start, end, width, _line, problem) => {
    if (widths.length > sampleRecords || (end === start && problem === undefined)) return
    widths.push(problem === undefined ? width : 0)
    if (problem === undefined) records.push(sample.toString('utf8', start, end))
  })
  const [head = 0, ...data] = widths
  const oneMore = data.filter((each) => each === head + 1).length
  const width = head > 1 && data.length > 0 && oneMore > data.length * 0.9 ? head + 1 : head
  const good = data.length === 0 ? 1 : data.filter((each) => each === width).length / data.length
  return { dialect, records, width, good, broken: widths.length - records.length }
}

/** More than one column beats one; then quotes that make sense; then more good lines; then more columns. */
function isBetter(next: Tried, best: Tried): boolean {
  const order = [
    Number(next.width > 1) - Number(best.width > 1),
    trust(next) - trust(best),
    next.good - best.good,
    next.dialect.quote === best.dialect.quote ? next.width - best.width : 0,
  ]
  return (order.find((difference) => difference !== 0) ?? 0) > 0
}

/**
 * Single quotes are quotes only where every cell of the header wears them. Double quotes are, unless lines break by them
 * about as often as they are used: then they are letters like others, as in many tab-separated files.
 */
function trust({ dialect, records, broken }: Tried): number {
  const isQuoted = (record: string): boolean => cellsOf(record, dialect).some(({ quoted }) => quoted)
  if (dialect.quote === '') return 0
  if (dialect.quote === "'") return cellsOf(records[0] ?? '', dialect).every(({ quoted }) => quoted) ? 2 : -2
  return broken === 0 || records.filter(isQuoted).length >= broken ? 1 : -1
}

/** A header that is one name short: the last column is blank where lines end in a delimiter, else the first has row names. */
function placed(header: readonly string[], data: readonly (readonly string[])[], width: number): readonly string[] {
  if (header.length >= width) return header
  return data.every((row) => row.length !== width || row.at(-1) === '') ? [...header, ''] : ['', ...header]
}

/** Whether a first record is data: only numbers, and not ones that could be names, such as years. */
function isData(cells: readonly string[]): boolean {
  const texts = cells.map((cell) => cell.trim())
  if (!texts.every((text) => /^[+-]?(\d+([.,]\d+)?|[.,]\d+)(e[+-]?\d+)?$/i.test(text))) return false
  return texts.some((text) => !/^\d+$/.test(text)) || new Set(texts).size < texts.length
}

/** Only numbers that cannot be read the other way count: not `1,234`, not `1.234`. Between commas, points win. */
function findDecimal(texts: readonly string[], { delimiter }: Dialect): DecimalSign | undefined {
  const comma = texts.some(
    (text) => /^[+-]?(\d{1,3}(\.\d{3})+|\d+),\d+$/.test(text) && !/^[+-]?\d{1,3}(,\d{3})+$/.test(text),
  )
  const point = texts.some(
    (text) => /^[+-]?(\d{1,3}(,\d{3})+|\d+)?\.\d+$/.test(text) && !/^[+-]?\d{1,3}(\.\d{3})+$/.test(text),
  )
  if (comma && point) return delimiter === ',' ? 'point' : 'mixed'
  if (comma) return 'comma'
  return point ? 'point' : undefined
}
