import type { DatasetFacts, ColumnFacts } from '../plan/scan.ts'
import type { ColumnExpr, Expr } from '../plan/expr.ts'
import { literal, missing, never } from '../plan/expressions.ts'
import type { Dataset, Role, Segment } from '../product/product.ts'
import { InputError, type Place } from '../errors.ts'
import { nearestName } from '../language/nearest.ts'

/** A dataset with what is known of its columns. */
export interface DatasetContext {
  readonly dataset: Dataset
  readonly facts: DatasetFacts
  /** As-of time in microseconds, when rows after it are to be left out. */
  readonly cutUs?: number
  readonly asOfUs: number
}

/** The file has no row yet, so that missing columns are no error. */
export function isEmpty({ facts }: DatasetContext): boolean {
  return facts.rows === 0
}

/** Facts of a column, or an error that names the nearest one. */
export function columnFacts(context: DatasetContext, name: string, place: Place): ColumnFacts {
  const found = context.facts.columns.find((column) => column.name === name)
  if (found !== undefined) return found
  if (isEmpty(context)) return { name, type: 'number', bad: 0, missing: 0, distinct: 0 }
  const nearest = nearestName(name, [...context.facts.names, ...segmentNames(context.dataset)])
  throw new InputError(
    'unknown-name',
    `dataset ${context.dataset.name} has no column ${name}${nearest === undefined ? '' : `; the nearest is ${nearest}`}`,
    { ...place, wanted: 'a column of the data', got: name, ...(nearest === undefined ? {} : { nearest }) },
  )
}

/** A column by its name, or an error that names the nearest. */
export function columnExpr(context: DatasetContext, name: string, place: Place): ColumnExpr {
  return exprOf(columnFacts(context, name, place))
}

/** The expression of a column that is known. */
export function exprOf({ name, type, bad, missing: absent }: ColumnFacts): ColumnExpr {
  const full = bad === 0 && absent === 0
  return { op: 'column', name, type, ...(bad > 0 ? { bad: true } : {}), ...(full ? { full } : {}) }
}

/** Where the column is missing; nowhere, when no row lacks it. */
export function isMissing({ facts }: DatasetContext, column: ColumnExpr): Expr {
  const none = facts.columns.some(({ name, missing: rows }) => name === column.name && rows === 0)
  return none ? never : missing(column)
}

/** No row has a value, so that nothing says what the column holds. */
export function isAllMissing(column: ColumnExpr | undefined, { facts }: DatasetContext): boolean {
  return facts.columns.some((one) => one.name === column?.name && one.missing === facts.rows && facts.rows > 0)
}

/** The column of a role, when the dataset names one. Joined labels are the label. */
export function roleColumn(context: DatasetContext, role: Role): ColumnExpr | undefined {
  const joined = context.facts.joined
  if (role === 'label' && joined !== undefined) return columnExpr(context, joined.label, context.dataset.at)
  const name = context.dataset.columns[role]
  return name === undefined ? undefined : columnExpr(context, name, context.dataset.at)
}

/**
 * The dataset's time, when it names one: null everywhere when no row has one, since nothing then says what the column
 * holds. Numbers are no times, because nothing says whether they count seconds or milliseconds.
 *
 * @throws {InputError} `wrong-shape` when the column holds something else
 */
export function timeColumn(context: DatasetContext, what: string): Expr | undefined {
  const column = roleColumn(context, 'time')
  if (column === undefined || column.type === 'time' || isEmpty(context)) return column
  if (isAllMissing(column, context)) return literal(null, 'time')
  const got = `${column.name}, a column of ${column.type}`
  const hint = column.type === 'number' ? '; write them as dates: 2026-03-01T12:00:00Z' : ''
  throw new InputError('wrong-shape', `${what} needs a time: dataset ${context.dataset.name} has ${got}${hint}`, {
    ...context.dataset.at,
    wanted: 'columns: { time: … }, a column of dates',
    got,
  })
}

/** The error of a column that plays a role for numbers and holds something else. */
export function notANumber(what: string, { name, type }: ColumnExpr, place: Place): InputError {
  return new InputError('wrong-shape', `${what} is a number; column ${name} holds ${type}`, {
    ...place,
    wanted: 'a column of numbers',
    got: `${name}, a column of ${type}`,
  })
}

/** A name in a condition or argument: a column, or else a role. */
export function namedColumn(context: DatasetContext, name: string, place: Place): ColumnExpr {
  const isColumn = context.facts.names.includes(name)
  if (!isColumn && (name === 'label' || name === 'score' || name === 'prediction')) {
    const role = roleColumn(context, name)
    if (role !== undefined) return role
  }
  return columnExpr(context, name, place)
}

function segmentNames({ segments }: Dataset): readonly string[] {
  return segments.map(({ name }) => name)
}

/** A segment that cuts a column into bands, by its name. */
export function segmentNamed({ segments }: Dataset, name: string): Segment | undefined {
  return segments.find((segment) => segment.name === name && segment.cuts !== undefined)
}

/** A score as a number; one that no row has is a number that is missing. */
export function numeric(score: ColumnExpr, context: DatasetContext, at: Place): Expr {
  if (score.type === 'number' || isEmpty(context)) return score
  if (isAllMissing(score, context)) return literal(null, 'number')
  throw notANumber('a score', score, at)
}
