import type { Dialect } from './records.ts'

export interface Cell {
  readonly text: string
  readonly quoted: boolean
}

/** The cells of one record, with quotes taken off: for headers and samples; whole files are cut by DuckDB. */
export function cellsOf(record: string, dialect: Dialect): readonly Cell[] {
  const cells: Cell[] = []
  let at = 0
  do {
    const { cell, next } = readCell(record, at, dialect)
    cells.push(cell)
    at = next + 1
  } while (at <= record.length)
  return cells
}

function readCell(record: string, from: number, dialect: Dialect): { readonly cell: Cell; readonly next: number } {
  let open = from
  while (record[open] === ' ') open += 1
  if (dialect.quote === '' || record[open] !== dialect.quote) {
    const found = record.indexOf(dialect.delimiter, from)
    const next = found < 0 ? record.length : found
    return { cell: { text: record.slice(from, next), quoted: false }, next }
  }
  return readQuoted(record, open + 1, dialect)
}

function readQuoted(record: string, from: number, { quote, escape, delimiter }: Dialect): ReturnType<typeof readCell> {
  let text = ''
  let at = from
  while (at < record.length) {
    const letter = record[at]
    const escaped = letter === escape && (record[at + 1] === quote || (escape === '\\' && record[at + 1] === escape))
    if (letter === quote && !escaped) break
    text += escaped ? record[at + 1] : letter
    at += escaped ? 2 : 1
  }
  const found = record.indexOf(delimiter, at)
  return { cell: { text, quoted: true }, next: found < 0 ? record.length : found }
}
