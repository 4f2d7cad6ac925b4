import type { Clauses, Name, WindowUnit } from './claim.ts'
import type { Cursor } from './cursor.ts'
import { nearestName } from './nearest.ts'
import { readCondition } from './read-condition.ts'

interface ClauseReader {
  readonly key: keyof Clauses
  /** How an error names the clause. */
  readonly title: string
  /** Its first words. */
  readonly starts: readonly string[]
  readonly read: (cursor: Cursor) => Clauses
}

const UNITS: readonly WindowUnit[] = ['hour', 'day', 'week', 'month']

const READERS: readonly ClauseReader[] = [
  { key: 'where', title: 'where', starts: ['where'], read: (cursor) => ({ where: readCondition(cursor) }) },
  { key: 'each', title: 'in each', starts: ['in'], read: readEach },
  { key: 'window', title: 'each week', starts: ['each'], read: readWindow },
  { key: 'minimum', title: 'with at least', starts: ['with', 'at'], read: readMinimum },
  { key: 'on', title: 'on', starts: ['on'], read: (cursor) => ({ on: cursor.name('a dataset') }) },
  { key: 'versus', title: 'vs', starts: ['vs'], read: readVersus },
  { key: 'correctedBy', title: 'corrected by', starts: ['corrected'], read: readCorrected },
  { key: 'confidence', title: 'with 95% confidence', starts: ['with'], read: readConfidence },
]

/** Words that people write for a clause, which no edit distance would find. */
const MEANT: Readonly<Record<string, string>> = {
  against: 'vs',
  by: 'in each',
  every: 'each',
  for: 'in each',
  from: 'on',
  if: 'where',
  per: 'in each',
  versus: 'vs',
  when: 'where',
}

/** Reads clauses in any order, each at most once, to the end of the text. */
export function readClauses(cursor: Cursor): Clauses {
  let clauses: Clauses = {}
  while (!cursor.ended) {
    const reader = READERS.find(({ starts }) => cursor.sees(...starts))
    if (reader === undefined) return failUnknown(cursor, clauses)
    if (clauses[reader.key] !== undefined) return cursor.fail(`${reader.title} only once`)
    cursor.accept(...reader.starts)
    clauses = { ...clauses, ...reader.read(cursor) }
  }
  return clauses
}

function failUnknown(cursor: Cursor, clauses: Clauses): never {
  if (cursor.sees(',')) cursor.fail('a number without commas, or the end')
  const free = READERS.filter(({ key }) => clauses[key] === undefined)
  const titles = free.map(({ title }) => title)
  const word = cursor.peek().text.toLowerCase()
  const starts = free.map(({ starts: [first] }) => first ?? '')
  const near = nearestName(word, starts)
  const nearest = Object.hasOwn(MEANT, word) ? MEANT[word] : (free[starts.indexOf(near ?? '')]?.title ?? undefined)
  return cursor.fail(titles.length === 0 ? 'the end' : `${titles.join(', ')} or the end`, { nearest })
}

function readEach(cursor: Cursor): Clauses {
  cursor.expect('each')
  const columns = [cursor.name('a column')]
  while (cursor.accept('and')) columns.push(cursor.name('a column'))
  return { each: columns }
}

function readWindow(cursor: Cursor): Clauses {
  const unit = readUnit(cursor)
  if (!cursor.accept('over')) return { window: { unit } }
  cursor.expect('the', 'last')
  const last = readCount(cursor)
  if (!cursor.accept(unit)) cursor.accept(`${unit}s`)
  return { window: { unit, last } }
}

function readUnit(cursor: Cursor): WindowUnit {
  const unit = UNITS.find((each) => cursor.accept(each))
  return (
    unit ??
    cursor.fail('hour, day, week or month (slices by a column are written: in each)', { nearest: nearUnit(cursor) })
  )
}

function nearUnit(cursor: Cursor): string | undefined {
  return nearestName(cursor.peek().text, UNITS)
}

function readMinimum(cursor: Cursor): Clauses {
  cursor.expect('least')
  const count = readCount(cursor)
  if (cursor.accept('rows')) return { minimum: { count, of: 'rows' } }
  if (cursor.accept('counted')) return { minimum: { count, of: 'counted' } }
  return cursor.fail('rows or counted', { nearest: nearestName(cursor.peek().text, ['rows', 'counted']) })
}

function readCount(cursor: Cursor): number {
  const token = cursor.peek()
  if (token.kind !== 'number' || !Number.isSafeInteger(token.value) || token.value < 1) {
    return cursor.fail('a whole number from 1')
  }
  cursor.take()
  return token.value
}

function readVersus(cursor: Cursor): Clauses {
  if (!cursor.sees('previous')) return { versus: { kind: 'dataset', name: cursor.name('a dataset or previous') } }
  cursor.take()
  return { versus: { kind: 'previous', unit: readUnit(cursor) } }
}

function readCorrected(cursor: Cursor): Clauses {
  cursor.expect('by')
  const correctedBy: Name = cursor.name('a column')
  return { correctedBy }
}

function readConfidence(cursor: Cursor): Clauses {
  const token = cursor.peek()
  if (token.kind !== 'number') return cursor.fail('at least, or a confidence such as 95%')
  cursor.take()
  if (!cursor.accept('%')) cursor.fail('%', { nearest: '95% confidence' })
  const confidence = fraction(token.value)
  if (confidence <= 0 || confidence >= 1) cursor.fail('a confidence between 0% and 100%', { token })
  cursor.expect('confidence')
  return { confidence }
}

// Twelve digits, so that the percentage that is printed leads back to the same fraction.
function fraction(percent: number): number {
  return Number((percent / 100).toPrecision(12))
}
