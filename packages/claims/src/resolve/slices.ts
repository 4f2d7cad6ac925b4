import { InputError } from '../errors.ts'
import type { Clauses, Name, WindowUnit } from '../language/claim.ts'
import type { ColumnType, Value } from '../plan/expr.ts'
import { columnExpr, segmentNamed, timeColumn } from './dataset-context.ts'
import type { Scope } from './scope.ts'
import type { SliceKey, WindowKey } from './resolved.ts'

/** A column, or a segment cut into bands, as a slice. */
export function sliceKey(name: Name, { context, placeOf }: Scope): SliceKey {
  const segment = segmentNamed(context.dataset, name.text)
  if (segment?.cuts !== undefined) {
    const { cuts } = segment
    const column = columnExpr(context, segment.column, context.dataset.at)
    if (column.type !== 'number' && context.facts.rows > 0) {
      throw new InputError(
        'wrong-shape',
        `segment ${segment.name} cuts ${segment.column}, which does not hold numbers`,
        {
          ...context.dataset.at,
          wanted: 'a column of numbers',
          got: `${segment.column}, a column of ${column.type}`,
        },
      )
    }
    return { name: name.text, expr: { op: 'band', of: column, cuts }, show: (value) => bandName(value, cuts) }
  }
  const column = columnExpr(context, name.text, placeOf(name))
  return { name: name.text, expr: column, show: (value) => shown(value, column.type) }
}

/** `under 10`, `10 to 100`, `1,000 or more`. */
function bandName(value: Value, cuts: readonly number[]): Value {
  if (typeof value !== 'number') return null
  const text = (cut: number): string => cut.toLocaleString('en-US', { maximumFractionDigits: 12 })
  if (value === 0) return `under ${text(cuts[0]!)}`
  if (value === cuts.length) return `${text(cuts.at(-1)!)} or more`
  return `${text(cuts[value - 1]!)} to ${text(cuts[value]!)}`
}

function shown(value: Value, type: ColumnType): Value {
  return type === 'time' && typeof value === 'number' ? isoTime(value) : value
}

/** A column may hold years that a Date cannot. */
function isoTime(us: number): string {
  const date = new Date(us / 1000)
  return Number.isNaN(date.getTime()) ? `${us} µs` : date.toISOString()
}

/** The windows of a claim, by the dataset's time. */
export function windowKey(window: NonNullable<Clauses['window']>, scope: Scope): WindowKey {
  return windowOf(window.unit, scope, window.last)
}

/** Windows of a unit by the time of the dataset. */
export function windowOf(unit: WindowUnit, { context }: Scope, last?: number): WindowKey {
  const time = timeColumn(context, `each ${unit}`)
  if (time === undefined) {
    throw new InputError('wrong-shape', `each ${unit} needs a time: dataset ${context.dataset.name} has none`, {
      ...context.dataset.at,
      wanted: 'columns: { time: … }, a column of dates',
      got: 'none',
    })
  }
  const timezone = context.dataset.timezone ?? 'UTC'
  return {
    name: unit,
    unit,
    timezone,
    ...(last === undefined ? {} : { last }),
    expr: { op: 'window', of: time, unit, timezone },
    show: shownIn(unit, timezone),
  }
}

/** `2026-03-02`, or `2026-03-02T14:00` for an hour, as the zone's clocks show it. */
function shownIn(unit: WindowUnit, timezone: string): (value: Value) => Value {
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone: timezone, dateStyle: 'short', timeStyle: 'short' })
  return (value) => {
    if (typeof value !== 'number') return null
    const text = format.format(new Date(value / 1000)).replace(' ', 'T')
    return unit === 'hour' ? text : unit === 'month' ? text.slice(0, 7) : text.slice(0, 10)
  }
}
