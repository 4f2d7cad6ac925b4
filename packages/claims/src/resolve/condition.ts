import { RE2JS } from 're2js'
import { InputError, type Place } from '../errors.ts'
import type { Condition, Name, Operand } from '../language/claim.ts'
import type { ColumnExpr, ColumnType, Expr, LiteralExpr } from '../plan/expr.ts'
import { and, compare, literal, missing, never, not, or } from '../plan/expressions.ts'
import { isEmpty, namedColumn, type DatasetContext } from './dataset-context.ts'

/** A condition as typed, with its names bound to columns and its literals to their types. */
export function resolveCondition(condition: Condition, context: DatasetContext, placeOf: (name: Name) => Place): Expr {
  // a dataset without rows has no types to hold a literal against, and no row that it could be true of
  if (isEmpty(context)) return never
  const column = (name: Name): ColumnExpr => namedColumn(context, name.text, placeOf(name))
  switch (condition.kind) {
    case 'and':
      return and(...condition.parts.map((part) => resolveCondition(part, context, placeOf)))
    case 'or':
      return or(...condition.parts.map((part) => resolveCondition(part, context, placeOf)))
    case 'not':
      return not(resolveCondition(condition.part, context, placeOf))
    case 'missing':
      return condition.is ? missing(column(condition.left)) : not(missing(column(condition.left)))
    case 'contains':
      return { op: 'contains', of: textColumn(condition.left, column, placeOf), text: condition.text }
    case 'matches':
      checkPattern(condition.pattern, placeOf(condition.left))
      return { op: 'matches', of: textColumn(condition.left, column, placeOf), pattern: condition.pattern }
    case 'in': {
      const left = column(condition.left)
      const values = condition.values.map((value) => literalFor(left, value, placeOf(condition.left)))
      return { op: 'in', of: left, values }
    }
    case 'compare': {
      const left = column(condition.left)
      const { right } = condition
      if (right.kind === 'number' && /[<>]/.test(condition.how)) checkOrdered(left, placeOf(condition.left))
      const other = right.kind === 'name' ? otherColumn(left, right.name, column, placeOf) : undefined
      return compare(left, condition.how, other ?? literalFor(left, right, placeOf(condition.left)))
    }
  }
}

function textColumn(name: Name, column: (name: Name) => ColumnExpr, placeOf: (name: Name) => Place): ColumnExpr {
  const found = column(name)
  if (found.type === 'text') return found
  throw new InputError(
    'wrong-shape',
    `${name.text} is a column of ${plural(found.type)}; contains and matches need text`,
    {
      ...placeOf(name),
      wanted: 'a column of text',
      got: `${name.text}, a column of ${plural(found.type)}`,
    },
  )
}

/** Texts order letter by letter, so that '9' > '10': no answer to a question about numbers. */
function checkOrdered({ name, type }: ColumnExpr, place: Place): void {
  if (type !== 'text') return
  throw new InputError('wrong-shape', `${name} holds text, which is not larger or smaller than a number`, {
    ...place,
    wanted: 'a column of numbers, or a text in quotes',
    got: `${name}, a column of text`,
  })
}

function checkPattern(pattern: string, place: Place): void {
  try {
    RE2JS.compile(pattern)
  } catch (cause) {
    throw new InputError('bad-claim', `the pattern '${pattern}' cannot be read: ${(cause as Error).message}`, {
      ...place,
      wanted: 'a pattern without look-around or back-references',
      got: pattern,
      cause,
    })
  }
}

function otherColumn(
  left: ColumnExpr,
  name: Name,
  column: (name: Name) => ColumnExpr,
  placeOf: (name: Name) => Place,
): ColumnExpr | undefined {
  // yes and no without quotes are not columns: they stand for true and false of a column that holds these
  if (left.type === 'boolean' && /^(?:true|false)$/i.test(name.text)) return undefined
  const right = column(name)
  if (right.type === left.type) return right
  throw new InputError(
    'wrong-shape',
    `${left.name} holds ${plural(left.type)} and ${right.name} ${plural(right.type)}`,
    {
      ...placeOf(name),
      wanted: `a column of ${plural(left.type)}`,
      got: `${right.name}, a column of ${plural(right.type)}`,
    },
  )
}

/** A literal in the type of the column that it is compared with. */
function literalFor(column: ColumnExpr, operand: Operand, place: Place): LiteralExpr {
  const given = operand.kind === 'name' ? operand.name.text : operand.value
  const value = convert(given, column.type)
  if (value !== undefined) return literal(value, column.type)
  throw new InputError('wrong-shape', `${column.name} holds ${plural(column.type)}; '${given}' is not one`, {
    ...place,
    wanted: wantedOf(column.type),
    got: String(given),
  })
}

function convert(given: string | number, type: ColumnType): string | number | boolean | undefined {
  const text = String(given)
  switch (type) {
    case 'text':
      return text
    case 'number': {
      const number = typeof given === 'number' ? given : given.trim() === '' ? NaN : Number(given)
      return Number.isFinite(number) ? number : undefined
    }
    case 'boolean':
      if (/^(?:true|1)$/i.test(text)) return true
      return /^(?:false|0)$/i.test(text) ? false : undefined
    case 'time':
      return microseconds(text)
  }
}

/** Microseconds of an ISO date or time, in UTC unless it says otherwise. */
function microseconds(text: string): number | undefined {
  if (!/^\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d{1,6})?)?(?:Z|[+-]\d{2}:?\d{2})?)?$/.test(text))
    return undefined
  const iso = text.length === 10 ? `${text}T00:00:00Z` : text.replace(' ', 'T')
  const ms = Date.parse(/(?:Z|[+-]\d{2}:?\d{2})$/.test(iso.slice(10)) ? iso : `${iso}Z`)
  return Number.isNaN(ms) ? undefined : ms * 1000
}

function plural(type: ColumnType): string {
  return { number: 'numbers', text: 'text', boolean: 'true and false', time: 'dates' }[type]
}

function wantedOf(type: ColumnType): string {
  return { number: 'a number', text: 'a text', boolean: 'true or false', time: 'a date such as 2026-03-01' }[type]
}
