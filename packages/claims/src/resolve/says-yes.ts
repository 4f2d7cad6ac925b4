import type { Expr, Value } from '../plan/expr.ts'
import type { ColumnFacts } from '../plan/scan.ts'
import type { Answerer } from './answerer.ts'
import { columnFacts, type DatasetContext, exprOf, isEmpty, roleColumn } from './dataset-context.ts'
import { inTypeOf, isPositive, isUsual, type LabelShape } from './label.ts'

/** Which predictions say yes, and whether anything tells so. */
interface Yes {
  readonly flagged: Expr
  readonly tellsYes: boolean
}

/**
 * Predictions as yes or no: as `positive` says or the labels do, else in usual words. A label that is not in yet says
 * nothing. Where nothing tells, a row that is not flagged is no answer of no.
 */
export function saysYes(context: DatasetContext, prediction: ColumnFacts, shape: LabelShape | undefined): Yes {
  const positive = shape === undefined ? context.dataset.positive : shape.positive
  return {
    flagged: isPositive(exprOf(prediction), positive ?? 1, prediction),
    tellsYes: isEmpty(context) || tells(prediction, statedPositive(context, shape), shape),
  }
}

/** Why it is not known which answers say yes, and what to do about it, in words. */
export function untoldYes(
  context: DatasetContext,
  { prediction, at }: Answerer,
  shape: LabelShape | undefined,
): string {
  const ofSeveral = shape !== undefined && shape.positive === undefined
  if (prediction === undefined) return 'the highest score names one of several classes'
  const held = columnFacts(context, prediction, at).values?.filter((value) => value !== null)
  const holds = `${prediction} holds ${held?.slice(0, 4).map(String).join(', ') ?? 'many values'}`
  return ofSeveral
    ? `${holds}; to promise how often one is answered, write share(prediction = …)`
    : `${holds}, and nothing says which of them means yes: write positive: …`
}

/** The value that means yes, where a person or a label says so. */
function statedPositive(context: DatasetContext, shape: LabelShape | undefined): Value | undefined {
  const label = roleColumn(context, 'label')
  if (label === undefined || shape === undefined) return context.dataset.positive
  const isIn = columnFacts(context, label.name, context.dataset.at).distinct > 0
  return isIn ? shape.positive : context.dataset.positive
}

function tells(prediction: ColumnFacts, stated: Value | undefined, shape: LabelShape | undefined): boolean {
  if (shape !== undefined && shape.positive === undefined) return false
  if (prediction.type === 'boolean') return true
  const held = prediction.values?.filter((value) => value !== null)
  if (held?.every(isUsual) === true) return true
  const value = stated === undefined || stated === null ? undefined : inTypeOf(prediction, stated)
  if (value === undefined) return false
  // 1 and yes stand for any positive value, so that words beside them must be theirs
  return !isUsual(value) || held?.some((one) => one === value) === true
}
