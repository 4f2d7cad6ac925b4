import type { Reason } from '../check/check.ts'
import type { Args, Measure } from '../measures/measure.ts'
import type { ColumnExpr } from '../plan/expr.ts'
import type { Answers } from './answers.ts'
import { type DatasetContext, columnFacts, roleColumn } from './dataset-context.ts'
import type { Scope } from './scope.ts'

export function reasonBefore(measure: Measure, { context }: Scope, answers: Answers): Reason | undefined {
  if (isStale(context)) return 'stale'
  const counts = measure.name === 'rows' || measure.name === 'labelled_rows'
  if (context.facts.rows === 0 && !counts) return 'no-data-yet'
  if (measure.needs.includes('score') && isAllMissing(answers.view.score, context)) return 'all-missing'
  if (measure.needs.includes('probability') && answers.scoreOutOfRange) return 'score-out-of-range'
  return undefined
}

export function emptyColumn({ columns, condition }: Args, { context }: Scope): Reason | undefined {
  if (condition !== undefined || context.facts.rows === 0) return undefined
  return columns.some((column) => column.type === 'number' && isAllMissing(column, context)) ? 'all-missing' : undefined
}

/** No row has a value, so that nothing says what the column holds. */
export function isAllMissing(column: ColumnExpr | undefined, { facts }: DatasetContext): boolean {
  return facts.columns.some((one) => one.name === column?.name && one.missing === facts.rows && facts.rows > 0)
}

function isStale(context: DatasetContext): boolean {
  const { freshWithinMs } = context.dataset
  const time = roleColumn(context, 'time')
  if (freshWithinMs === undefined || time === undefined) return false
  const { maximum } = columnFacts(context, time.name, context.dataset.at)
  return maximum !== undefined && maximum < context.asOfUs - freshWithinMs * 1000
}
