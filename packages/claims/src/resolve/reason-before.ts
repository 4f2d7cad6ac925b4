import type { Reason } from '../check/check.ts'
import type { Args, Measure } from '../measures/measure.ts'
import type { Answers } from './answers.ts'
import { type DatasetContext, columnFacts, isAllMissing, timeColumn } from './dataset-context.ts'
import type { Scope } from './scope.ts'

/** Why a measure has no answer, where that is known before any row is counted. */
export function reasonBefore(measure: Measure, { context }: Scope, answers: Answers): Reason | undefined {
  if (isStale(context)) return 'stale'
  const counts = measure.name === 'rows' || measure.name === 'labelled_rows'
  if (context.facts.rows === 0 && !counts) return 'no-data-yet'
  if (measure.needs.includes('score') && isAllMissing(answers.view.score, context)) return 'all-missing'
  if (measure.needs.includes('probability') && answers.scoreOutOfRange) return 'score-out-of-range'
  return undefined
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
