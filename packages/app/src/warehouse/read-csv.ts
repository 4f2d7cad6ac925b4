import { goodRecords } from './good-records.ts'
import type { GoodRecords } from './good-records.ts'
import type { Engine } from './connection.ts'
import { findLayout } from './dialect.ts'
import type { Layout } from './dialect.ts'
import type { FileFormat } from './file-format.ts'
import { quoteText } from './quote.ts'
import type { Dialect } from './records.ts'
import { readSample } from './text-file.ts'
import type { TextFile } from './text-file.ts'
import type { TextTable } from './text-table.ts'

/**
 * A file of delimited text: comma, semicolon, tab or pipe; any quoting, line ends and encoding. Every cell is read as
 * text, and the layout is always written out, since DuckDB's own guess drops rows.
 *
 * @param prefer the delimiter to take where several fit equally well
 */
export async function readCsv(engine: Engine, file: TextFile, prefer?: string): Promise<TextTable> {
  const { sample, whole } = await readSample(file, 2 ** 20)
  const hint = /^sep=([,;|\t])\r?\n/.exec(sample.toString('latin1', 0, 8))
  const layout = findLayout(sample.subarray(hint?.[0].length ?? 0), { whole, ...preferred(hint?.[1] ?? prefer) })
  if (layout === undefined) return nothing(file)
  const { dialect, header, names } = layout
  const records = await goodRecords(engine, file, { dialect, width: names.length, header, skip: hint === null ? 0 : 1 })
  const { rows, rejected } = records
  return {
    names,
    rows,
    rejected,
    format: formatOf(file, layout),
    ...decimalOf(layout),
    select: (wanted) => selectSql(records, layout, wanted),
    dispose: async () => {},
  }
}

/** What stands after `from` for records that are known to be good. */
export function csvSql(records: GoodRecords, { delimiter, quote, escape }: Dialect, width: number): string {
  const columns = Array.from({ length: width }, (_, index) => `'c${index}': 'VARCHAR'`).join(', ')
  const layout = `delim = ${quoteText(delimiter)}, quote = ${quoteText(quote)}, escape = ${quoteText(escape)}, header = ${records.header}`
  // A quoted line break at the border of two threads' shares makes DuckDB 1.5 lose rows.
  const parallel = `parallel = ${!records.quoted}`
  const size =
    records.longest > 2 ** 20
      ? `, max_line_size = ${records.longest + 1024}, buffer_size = ${2 * records.longest + 2 ** 20}`
      : ''
  const packing = `compression = '${records.packed ? 'gzip' : 'none'}'`
  return `read_csv(${quoteText(records.path)}, ${packing}, auto_detect = false, columns = {${columns}}, ${layout}, ${parallel}${size})`
}

function selectSql(records: GoodRecords, { dialect, names }: Layout, wanted: readonly string[]): string {
  const cells = wanted.map((name, index) => {
    const at = names.indexOf(name)
    return at < 0 ? `null::varchar as c${index}` : `c${at} as c${index}`
  })
  const from = `from ${csvSql(records, dialect, names.length)}`
  return cells.length === 0 ? `select true as c0 ${from}` : `select ${cells.join(', ')} ${from}`
}

/** A file without a single record. */
function nothing({ format }: TextFile): TextTable {
  const layout = { kind: 'delimited', delimiter: ',', quote: '"', header: false } as const
  return { names: [], rows: 0, rejected: [], format: { ...format, ...layout }, select: noRows, dispose: async () => {} }
}

function formatOf({ format }: TextFile, layout: Layout): FileFormat {
  const { delimiter, quote } = layout.dialect
  return { ...format, kind: 'delimited', delimiter, quote, header: layout.header, ...decimalOf(layout) }
}

function noRows(wanted: readonly string[]): string {
  return `select ${wanted.map((_, index) => `null::varchar as c${index}`).join(', ') || 'true as c0'} limit 0`
}

function preferred(prefer: string | undefined): { readonly prefer?: string } {
  return prefer === undefined ? {} : { prefer }
}

function decimalOf({ decimal }: Layout): Pick<TextTable, 'decimal'> {
  return decimal === undefined ? {} : { decimal }
}
