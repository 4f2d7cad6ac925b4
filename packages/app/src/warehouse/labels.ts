import { InputError } from '@plumb/claims'
import type { JoinedLabels, Place } from '@plumb/claims'
import type { Engine } from './connection.ts'
import { trimmed } from './missing.ts'
import { nearestText } from './nearest-text.ts'
import { quoteName } from './quote.ts'
import type { TypedColumn } from './typed-column.ts'

/** Names that joined labels have in a relation; no column of a file can be called so. */
export const joinedLabel = 'label\u0001joined'
export const joinedConflict = 'label\u0001conflict'

/** A label file, opened: its columns as SQL over `from`. */
export interface LabelRows {
  readonly from: string
  readonly names: readonly string[]
  readonly columns: readonly TypedColumn[]
}

/** A table with one row a key: `key`, `label`, `bad` (a value not of the label's type), `conflict`. */
export interface LabelTable {
  readonly table: string
  readonly label: TypedColumn
  /** How a row of the dataset finds its label: SQL over the dataset's columns and `labels.key`. */
  readonly on: string
}

export interface LabelOptions {
  readonly schema: string
  /** The dataset's column that holds the key. */
  readonly id: TypedColumn
  /** What was known at this time; default: everything. */
  readonly asOf?: Date
}

/**
 * One label for each key of a label file. With `known_at`, it is the latest label that was known at the as-of time; a
 * row without a readable time is not known. Different labels for one key, known at the same time or without times, are
 * a conflict, and no label. Keys compare as text without the spaces around it, or as numbers where both are numbers.
 *
 * @throws {InputError} `unknown-name` where the label file lacks a column
 */
export async function labelTable(
  engine: Engine,
  labels: JoinedLabels,
  rows: LabelRows,
  { schema, id, asOf }: LabelOptions,
): Promise<LabelTable> {
  const [key, label] = [columnOf(rows, labels.key, labels), columnOf(rows, labels.label, labels)]
  const knownAt = labels.knownAt === undefined ? undefined : columnOf(rows, labels.knownAt, labels)
  const byNumber = key.type === 'number' && id.type === 'number'
  const keyOf = (column: TypedColumn): string => (byNumber ? column.value : `nullif(${trimmed(column.text)}, '')`)
  const table = `${schema}.${quoteName(engine.unusedName('labels'))}`
  await engine.connection.run(
    `create table ${table} as ${latestSql(rows.from, keyOf(key), label, knownSql(knownAt, asOf))}`,
  )
  return { table, label, on: `labels.key = ${keyOf(id)}` }
}

interface Known {
  /** When a row was known: a TIMESTAMP, the same for all where there is no `known_at`. */
  readonly moment: string
  readonly condition: string
}

function knownSql(knownAt: TypedColumn | undefined, asOf: Date | undefined): Known {
  if (knownAt === undefined) return { moment: `timestamp '1970-01-01'`, condition: 'true' }
  const moment = knownAt.type === 'time' ? knownAt.value : 'null::timestamp'
  return {
    moment,
    condition: asOf === undefined ? 'moment is not null' : `moment <= make_timestamp(${asOf.getTime()}::bigint * 1000)`,
  }
}

function latestSql(from: string, key: string, label: TypedColumn, known: Known): string {
  const bad = label.bad ?? 'false'
  const all = `select ${key} as key, ${label.value} as label, ${bad} as bad, ${known.moment} as moment from ${from}`
  const there = `select * from (${all}) where key is not null and (label is not null or bad) and ${known.condition}`
  const latest = `select *, max(moment) over (partition by key) as latest from (${there})`
  const conflict = `coalesce(min(label) <> max(label), false) or (bool_or(bad) and bool_or(not bad))`
  return `select key, case when not (${conflict}) then min(label) end as label, bool_and(bad) as bad, ${conflict} as conflict
    from (${latest}) where moment = latest group by key`
}

/** The error of a column that joined labels need and a file lacks. */
export function noColumn(name: string, names: readonly string[], at: Place, file: string): InputError {
  const nearest = nearestText(name, names)
  const details = { ...at, wanted: `a column of ${file}`, got: name }
  return new InputError(
    'unknown-name',
    `no column ${name} in ${file}`,
    nearest === undefined ? details : { ...details, nearest },
  )
}

function columnOf({ names, columns }: LabelRows, name: string, { at, source }: JoinedLabels): TypedColumn {
  const found = columns.find((column) => column.name === name)
  if (found === undefined) throw noColumn(name, names, at, source)
  return found
}
