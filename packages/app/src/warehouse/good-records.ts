import { createWriteStream } from 'node:fs'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import type { Rejected } from '@plumb/claims'
import type { Engine } from './connection.ts'
import { countRejections } from './rejections.ts'
import { scanRecords } from './records.ts'
import type { Dialect, RecordProblem, RecordVisitor } from './records.ts'
import type { TextFile } from './text-file.ts'

export interface RecordShape {
  readonly dialect: Dialect
  /** Cells in every good record. */
  readonly width: number
  /** The first record holds names. */
  readonly header: boolean
  /** Lines before the table that are not part of it. */
  readonly skip: number
}

export interface GoodRecords {
  /** A file in UTF-8 that holds good records only, all ended in the same way. */
  readonly path: string
  /** Whether its first record holds names. */
  readonly header: boolean
  readonly rows: number
  readonly rejected: readonly Rejected[]
  /** Whether a cell can hold a line end, so that the file cannot be cut at any line. */
  readonly quoted: boolean
  readonly longest: number
  /** The file is packed with gzip. */
  readonly packed: boolean
}

/**
 * Finds the records of a text file that can be read, and counts the others with reason and line. The file itself is
 * given back where it holds nothing else; else the good records are written to a file in the engine's folder. DuckDB's
 * reader then never sees a broken line: it would lose others with it (a quoted line break in a file with rejected lines,
 * mixed line ends, one open quote), without saying so.
 *
 * A line with too few cells is rejected, not filled up: a cut-off line would look like one with missing values.
 */
export async function goodRecords(engine: Engine, file: TextFile, shape: RecordShape): Promise<GoodRecords> {
  const { clean, ...found } = await survey(file, shape)
  if (clean && file.encoding === 'utf-8')
    return { ...found, path: file.path, header: shape.header, packed: file.packed }
  const path = join(engine.folder, engine.unusedName('records'))
  await pipeline(rewrite(file, shape), createWriteStream(path))
  return { ...found, path, header: false, packed: false }
}

/** What becomes of a record. A blank line is a missing value where there is one column; else it is nothing. */
type Fate = 'skipped' | 'header' | 'row' | 'blank' | 'spaces' | { readonly reason: string }

type Judge = (bytes: Buffer, start: number, end: number, width: number, line: number, problem?: RecordProblem) => Fate

async function survey(
  file: TextFile,
  shape: RecordShape,
): Promise<Omit<GoodRecords, 'path' | 'header' | 'packed'> & { readonly clean: boolean }> {
  const rejections = countRejections()
  const judge = judgeRecords(shape)
  let [rows, longest, lineEnds, quoted, mended, pending] = [0, 0, 0, false, false, 0]
  const visit: Visit = (bytes, start, end, width, line, problem) => {
    const fate = judge(bytes, start, end, width, line, problem)
    if (fate === 'row') {
      rows += 1 + pending
      pending = 0
      longest = Math.max(longest, end - start)
    } else if (fate === 'blank') pending += shape.width === 1 ? 1 : 0
    else if (typeof fate === 'object') rejections.add(fate.reason, line)
    mended ||=
      fate === 'skipped' || fate === 'spaces' || typeof fate === 'object' || (fate === 'blank' && shape.width === 1)
  }
  for await (const chunk of walk(file, shape.dialect, visit)) {
    lineEnds |= chunk.lineEnds
    quoted ||= shape.dialect.quote !== '' && chunk.bytes.includes(shape.dialect.quote)
  }
  const rejected = rejections.all()
  return { rows, rejected, quoted, longest, clean: !mended && [0, 1, 2].includes(lineEnds) }
}

/** The good records only, each ended by LF. A blank line of a single column becomes a space, which DuckDB keeps. */
async function* rewrite(file: TextFile, shape: RecordShape): AsyncGenerator<Buffer> {
  const judge = judgeRecords(shape)
  let pending = 0
  let parts: Buffer[] = []
  const visit: Visit = (bytes, start, end, width, line, problem) => {
    const fate = judge(bytes, start, end, width, line, problem)
    if (fate === 'blank' && shape.width === 1) pending += 1
    if (fate !== 'row') return
    if (pending > 0) parts.push(Buffer.from(' \n'.repeat(pending)))
    pending = 0
    parts.push(bytes.subarray(start, end), newline)
  }
  for await (const _ of walk(file, shape.dialect, visit)) {
    yield Buffer.concat(parts)
    parts = []
  }
}

const newline = Buffer.from('\n')

function judgeRecords({ width: wanted, header, skip }: RecordShape): Judge {
  let waiting = header
  return (bytes, start, end, width, line, problem) => {
    if (line <= skip) return 'skipped'
    const empty = problem === undefined && width === 1 && isBlank(bytes, start, end)
    if (waiting && empty) return 'skipped'
    if (waiting) {
      waiting = false
      return width === wanted ? 'header' : 'skipped'
    }
    if (problem !== undefined) return { reason: problem }
    if (empty && (wanted > 1 || end === start)) return end === start ? 'blank' : 'spaces'
    if (width === wanted) return 'row'
    return { reason: width > wanted ? 'too many columns' : 'too few columns' }
  }
}

function isBlank(bytes: Buffer, start: number, end: number): boolean {
  for (let at = start; at < end; at += 1) if (bytes[at] !== 32 && bytes[at] !== 9) return false
  return true
}

type Visit = (bytes: Buffer, ...record: Parameters<RecordVisitor>) => void

interface Walked {
  readonly bytes: Buffer
  readonly lineEnds: number
}

async function* walk(file: TextFile, dialect: Dialect, visit: Visit): AsyncGenerator<Walked> {
  let rest: Buffer = Buffer.alloc(0)
  let line = 1
  const scan = (bytes: Buffer, atEnd: boolean): Walked => {
    const end = scanRecords(bytes, dialect, { line, atEnd }, (...record) => visit(bytes, ...record))
    line = end.line
    rest = bytes.subarray(end.consumed)
    return { bytes, lineEnds: end.lineEnds }
  }
  for await (const chunk of file.chunks()) yield scan(rest.length === 0 ? chunk : Buffer.concat([rest, chunk]), false)
  yield scan(rest, true)
}
