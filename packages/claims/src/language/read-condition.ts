import { RE2JS } from 're2js'
import type { Comparator, Condition, Name, Operand, Span } from './claim.ts'
import { ClaimSyntaxError } from './claim-syntax-error.ts'
import type { Cursor } from './cursor.ts'

const COMPARATORS: readonly Comparator[] = ['=', '!=', '<=', '>=', '<', '>']
const AFTER_COLUMN = '=, !=, <, <=, >, >=, in, contains, matches, is missing or is not missing'

/** Whether a condition stands next, rather than a measure or a lone column. */
export function seesCondition(cursor: Cursor): boolean {
  if (cursor.sees('not') || cursor.sees('(')) return true
  const first = cursor.peek()
  const second = cursor.peek(1)
  if (first.kind !== 'word' && first.kind !== 'name') return false
  if (second.kind === 'symbol') return COMPARATORS.some((how) => how === second.text)
  return second.kind === 'word' && ['is', 'in', 'contains', 'matches', 'not'].includes(second.text.toLowerCase())
}

/** Reads a condition: `or` binds weakest, then `and`, then `not`. */
export function readCondition(cursor: Cursor): Condition {
  return joined(
    'or',
    readAll(cursor, 'or', () =>
      joined(
        'and',
        readAll(cursor, 'and', () => readNot(cursor)),
      ),
    ),
  )
}

function readAll(cursor: Cursor, word: 'and' | 'or', read: () => Condition): readonly Condition[] {
  const parts = [read()]
  while (cursor.accept(word)) parts.push(read())
  return parts
}

function joined(kind: 'and' | 'or', parts: readonly Condition[]): Condition {
  const [only] = parts
  return only !== undefined && parts.length === 1 ? only : { kind, parts }
}

// `not (…)` is one level, as is `not …`: printing adds the parentheses and must not deepen the claim.
function readNot(cursor: Cursor): Condition {
  if (!cursor.accept('not')) return cursor.sees('(') ? cursor.nested(() => readGroup(cursor)) : readPredicate(cursor)
  const part = cursor.nested(() => (cursor.sees('(') ? readGroup(cursor) : readNot(cursor)))
  return { kind: 'not', part }
}

function readGroup(cursor: Cursor): Condition {
  cursor.expect('(')
  const inner = readCondition(cursor)
  if (!cursor.accept(')')) cursor.fail('and, or or )')
  return inner
}

function readPredicate(cursor: Cursor): Condition {
  const left = cursor.name('a column')
  const how = COMPARATORS.find((each) => cursor.accept(each))
  if (how !== undefined) return { kind: 'compare', left, how, right: readOperand(cursor) }
  if (cursor.accept('in')) return { kind: 'in', left, values: readValues(cursor) }
  if (cursor.accept('not', 'in')) return { kind: 'not', part: { kind: 'in', left, values: readValues(cursor) } }
  if (cursor.accept('contains')) return { kind: 'contains', left, text: cursor.text("a text in quotes, such as 'x'") }
  if (cursor.accept('matches')) return readMatches(cursor, left)
  if (cursor.accept('is')) return readMissing(cursor, left)
  return cursor.fail(AFTER_COLUMN)
}

function readMissing(cursor: Cursor, left: Name): Condition {
  const is = !cursor.accept('not')
  cursor.expect('missing')
  return { kind: 'missing', left, is }
}

function readMatches(cursor: Cursor, left: Name): Condition {
  const { at } = cursor.peek()
  const pattern = cursor.text("a pattern in quotes, such as '^A'")
  checkPattern(pattern, at)
  return { kind: 'matches', left, pattern, at }
}

function readValues(cursor: Cursor): readonly Operand[] {
  cursor.expect('(')
  const values = [readOperand(cursor)]
  while (cursor.accept(',')) values.push(readOperand(cursor))
  if (!cursor.accept(')')) cursor.fail(', or )')
  return values
}

function readOperand(cursor: Cursor): Operand {
  const token = cursor.peek()
  if (token.kind === 'text') return { kind: 'text', value: cursor.take().text }
  if (token.kind === 'number' || cursor.sees('-')) return { kind: 'number', value: cursor.number('a number') }
  return { kind: 'name', name: cursor.name('a number, a text in quotes or a column') }
}

function checkPattern(pattern: string, span: Span): void {
  try {
    RE2JS.compile(pattern)
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : 'it cannot be read'
    throw new ClaimSyntaxError({ span, wanted: `a pattern that RE2 can read (${why})`, got: pattern, cause })
  }
}
