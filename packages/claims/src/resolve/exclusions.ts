import type { ColumnExpr, Expr } from '../plan/expr.ts'
import { bad, compare, literal } from '../plan/expressions.ts'
import { type DatasetContext, isMissing, timeColumn } from './dataset-context.ts'

/** Rows that are set aside, and why. The first reason that is true of a row is the one that counts it. */
export interface Exclusion {
  readonly reason: string
  readonly when: Expr
}

/** Rows whose label is not known: too young, contradictory, missing, not of its type. */
export function labelExclusions(context: DatasetContext, label: ColumnExpr): readonly Exclusion[] {
  const { dataset, facts, asOfUs } = context
  const conflict = facts.joined?.conflict
  const time = dataset.labelDelayMs === undefined ? undefined : timeColumn(context, 'label_delay')
  const blind =
    dataset.labelDelayMs === undefined || time === undefined
      ? []
      : [{ reason: 'blind', when: compare(time, '>', literal(asOfUs - dataset.labelDelayMs * 1000, 'time')) }]
  const conflicting: Expr | undefined =
    conflict === undefined
      ? undefined
      : compare({ op: 'column', name: conflict, type: 'boolean' }, '=', literal(true, 'boolean'))
  return [
    ...blind,
    ...(conflicting === undefined ? [] : [{ reason: 'conflicting-labels', when: conflicting }]),
    { reason: 'no-label', when: isMissing(context, label) },
    ...badly('bad-label', label),
  ]
}

/** Rows without a score, or with one that is not a number. */
export function scoreExclusions(context: DatasetContext, score: ColumnExpr): readonly Exclusion[] {
  return [{ reason: 'no-score', when: isMissing(context, score) }, ...badly('score-not-a-number', score)]
}

/** Rows whose value is not of the type of its column. */
export function badly(reason: string, column: ColumnExpr): readonly Exclusion[] {
  return column.bad === true ? [{ reason, when: bad(column) }] : []
}
