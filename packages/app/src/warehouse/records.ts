import { InputError } from '@plumb/claims'

/** How a text file is cut into records and cells. No quote: every character stands for itself. */
export interface Dialect {
  readonly delimiter: string
  readonly quote: '"' | "'" | ''
  /** What makes a quote inside quotes stand for itself. */
  readonly escape: '"' | "'" | '\\' | ''
}

export type RecordProblem = 'unclosed quote' | 'text after a closing quote'

/** Called for every record: its bytes without the line end, its number of cells and the line that it begins on. */
export type RecordVisitor = (start: number, end: number, width: number, line: number, problem?: RecordProblem) => void

export interface ScanPlace {
  /** The 1-based line of the first byte. */
  readonly line: number
  /** No more bytes will follow. */
  readonly atEnd: boolean
}

export interface ScanEnd {
  /** The bytes that are done; the rest belongs to a record that goes on. */
  readonly consumed: number
  readonly line: number
  /** Kinds of line ends between records, added: 1 for LF, 2 for CR LF, 4 for CR. */
  readonly lineEnds: number
}

/**
 * Cuts bytes into records as RFC 4180 has it, with the quirks that DuckDB reads too: any line end, and spaces around
 * quotes. A quote that is opened and not closed as it should be costs the line it stands on; reading goes on with the
 * next line, so that one stray quote cannot swallow the rest of a file.
 *
 * @throws {InputError} `bad-file` on a line of more than 32 MB
 */
export function scanRecords(bytes: Buffer, dialect: Dialect, place: ScanPlace, visit: RecordVisitor): ScanEnd {
  const cursor: Cursor = { bytes, ...codesOf(dialect), atEnd: place.atEnd, at: 0, width: 0, quotedLines: 0 }
  let { line } = place
  let lineEnds = 0
  let start = 0
  while (start < bytes.length) {
    const state = readRecord(cursor, start)
    const broken = state === 'broken' || state === 'open'
    const stop = broken ? lineEnd(bytes, start) : cursor.at
    if (!place.atEnd && waits(cursor, state, stop, start, line)) break
    if (broken) visit(start, stop, 0, line, stop < cursor.at ? 'unclosed quote' : problems[state])
    else visit(start, stop, cursor.width, line)
    line += broken ? 1 : cursor.quotedLines + 1
    lineEnds |= kindOfLineEnd(bytes, stop)
    start = stop + lineEndLength(bytes, stop)
  }
  return { consumed: start, line, lineEnds }
}

/** ended: at a line end; cut: the bytes ran out; open: they ran out inside quotes; broken: text follows a closing quote. */
type RecordState = 'ended' | 'cut' | 'open' | 'broken'

interface Cursor {
  readonly bytes: Buffer
  readonly delimiter: number
  readonly quote: number
  readonly escape: number
  readonly atEnd: boolean
  at: number
  width: number
  /** Line ends inside quotes. */
  quotedLines: number
}

const problems = { open: 'unclosed quote', broken: 'text after a closing quote' } as const
const LF = 10
const CR = 13
const SPACE = 32

/** The longest record that is read; a longer one is a broken file, or no table at all. */
const longestRecord = 32 * 2 ** 20

function codesOf({ delimiter, quote, escape }: Dialect): Pick<Cursor, 'delimiter' | 'quote' | 'escape'> {
  return { delimiter: codeOf(delimiter), quote: codeOf(quote), escape: codeOf(escape) }
}

function codeOf(letter: string): number {
  return letter === '' ? -1 : letter.charCodeAt(0)
}

/** Whether the record must wait for more bytes. An open quote waits for 32 MB, then it counts as unclosed. */
function waits({ bytes }: Cursor, state: RecordState, stop: number, start: number, line: number): boolean {
  const known = stop < bytes.length && !(bytes[stop] === CR && stop === bytes.length - 1)
  if (known && state !== 'open' && state !== 'cut') return false
  if (bytes.length - start <= longestRecord) return true
  if (known && state === 'open') return false
  throw new InputError('bad-file', `line ${line} is longer than 32 MB`, { line })
}

function readRecord(cursor: Cursor, start: number): RecordState {
  const { bytes, delimiter, quote } = cursor
  const length = bytes.length
  cursor.width = 1
  cursor.quotedLines = 0
  let at = start
  for (;;) {
    let open = at
    while (bytes[open] === SPACE) open += 1
    if (bytes[open] === quote) {
      at = closingQuote(cursor, open + 1)
      if (at < 0) return 'open'
      while (bytes[at] === SPACE) at += 1
      if (at < length && bytes[at] !== delimiter && bytes[at] !== LF && bytes[at] !== CR) {
        cursor.at = at
        return 'broken'
      }
    } else {
      let byte = bytes[at]
      while (at < length && byte !== delimiter && byte !== LF && byte !== CR) byte = bytes[(at += 1)]
    }
    if (bytes[at] !== delimiter) break
    cursor.width += 1
    at += 1
  }
  cursor.at = at
  return at < length ? 'ended' : 'cut'
}

/** The place after the closing quote, or -1 where the bytes run out; counts the line ends on the way. */
function closingQuote(cursor: Cursor, from: number): number {
  const { bytes, quote, escape, atEnd } = cursor
  cursor.at = bytes.length
  let at = from
  for (;;) {
    const found = escape === quote ? bytes.indexOf(quote, at) : unescapedQuote(cursor, at)
    if (found < 0) return -1
    const next = found + 1
    if (escape !== quote || bytes[next] !== quote) {
      if (next === bytes.length && !atEnd) return -1
      cursor.quotedLines += countLines(bytes, from, found)
      return next
    }
    at = next + 1
  }
}

function unescapedQuote({ bytes, quote, escape }: Cursor, from: number): number {
  for (let at = from; at < bytes.length; at += 1) {
    if (bytes[at] === escape) at += 1
    else if (bytes[at] === quote) return at
  }
  return -1
}

function countLines(bytes: Buffer, from: number, to: number): number {
  let lines = 0
  for (let at = from; at < to; at += 1) {
    if (bytes[at] === LF || (bytes[at] === CR && bytes[at + 1] !== LF)) lines += 1
  }
  return lines
}

function lineEnd(bytes: Buffer, from: number): number {
  let at = from
  while (at < bytes.length && bytes[at] !== LF && bytes[at] !== CR) at += 1
  return at
}

function lineEndLength(bytes: Buffer, at: number): number {
  if (at >= bytes.length) return 0
  return bytes[at] === CR && bytes[at + 1] === LF ? 2 : 1
}

function kindOfLineEnd(bytes: Buffer, at: number): number {
  if (at >= bytes.length) return 0
  if (bytes[at] === LF) return 1
  return bytes[at + 1] === LF ? 2 : 4
}
