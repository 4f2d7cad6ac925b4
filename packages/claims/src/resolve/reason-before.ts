import type { Reason } from '../check/check.ts'
import type { Args, Measure, Need } from '../measures/measure.ts'
import type { ColumnExpr } from '../plan/expr.ts'
import type { Answers } from './answers.ts'
import { type DatasetContext, columnFacts, isAllMissing, timeColumn } from './dataset-context.ts'
import { roleNeeds } from './role-needs.ts'
import type { Scope } from './scope.ts'

/** Why a measure has no answer, where that is known before any row is counted. */
export function reasonBefore(measure: Measure, { context }: Scope, answers: Answers): Reason | undefined {
  if (isStale(context) && !measure.needs.includes('time')) return 'stale'
  const counts = measure.name === 'rows' || measure.name === 'labelled_rows'
  if (context.facts.rows === 0 && !counts) return 'no-data-yet'
  if (measure.needs.includes('score') && isAllMissing(answers.view.score, context)) return 'all-missing'
  const { rank, score } = answers.view.columns
  if (measure.needs.includes('ranking') && isAllMissing(rank ?? score, context)) return 'all-missing'
  if (measure.needs.some((need) => numbersOf(need, answers).some((one) => isAllMissing(one, context))))
    return 'all-missing'
  if (measure.needs.includes('time') && isAllMissing(answers.view.columns.time, context)) return 'all-missing'
  if (measure.needs.includes('probability') && isOutOfRange(measure, answers)) return 'score-out-of-range'
  return undefined
}

/** The columns of which a need wants numbers. */
function numbersOf(need: Need, { view }: Answers): readonly (ColumnExpr | undefined)[] {
  const asked = roleNeeds[need]
  return asked?.numeric === true ? asked.columns(view.columns) : []
}

function isOutOfRange({ needs }: Measure, { view: { columns }, scoreOutOfRange }: Answers): boolean {
  if (!needs.includes('class scores')) return scoreOutOfRange
  const extents = columns.scores.map(({ column }) => columns.extents.get(column.name))
  return extents.some((extent) => extent !== undefined && (extent.minimum < 0 || extent.maximum > 1))
}

/** The same for an argument in which no row has a value. */
export function emptyColumn({ columns, condition }: Args, { context }: Scope): Reason | undefined {
  if (condition !== undefined || context.facts.rows === 0) return undefined
  return columns.some((column) => column.type === 'number' && isAllMissing(column, context)) ? 'all-missing' : undefined
}

function isStale(context: DatasetContext): boolean {
  const { freshWithinMs } = context.dataset
  const time = freshWithinMs === undefined ? undefined : timeColumn(context, 'fresh_within')
  if (freshWithinMs === undefined || time?.op !== 'column') return false
  const { maximum } = columnFacts(context, time.name, context.dataset.at)
  return maximum !== undefined && maximum < context.asOfUs - freshWithinMs * 1000
}
