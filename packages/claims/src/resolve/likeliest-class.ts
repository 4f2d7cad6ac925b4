import { InputError, type Place } from '../errors.ts'
import type { ColumnExpr, Expr, LiteralExpr } from '../plan/expr.ts'
import { highest, literal } from '../plan/expressions.ts'
import type { ClassScore } from '../product/product.ts'
import { columnExpr, type DatasetContext, isAllMissing, isEmpty, isMissing, numeric } from './dataset-context.ts'
import { badly, type Exclusion } from './exclusions.ts'
import { inTypeOf } from './label.ts'

interface LikeliestClass {
  /** A class as the label would write it; null in a row that lacks a score. */
  readonly named: Expr
  readonly absent: readonly Exclusion[]
}

/**
 * The class with the highest score; of equal scores the one that is written first, as numpy's `argmax` chooses. A row
 * that lacks any of the scores has no answer: nobody knows whether the missing one was the highest.
 *
 * @throws {InputError} `wrong-shape` for scores that are no numbers, and for classes that no label could be
 */
export function likeliestClass(
  context: DatasetContext,
  scores: readonly ClassScore[],
  label: ColumnExpr,
  at: Place,
): LikeliestClass {
  const columns = scores.map(({ column }) => columnExpr(context, column, at))
  const rivals = scores.map(({ className }, i) => ({
    value: classLiteral(className, label, context, at),
    score: numeric(columns[i]!, context, at),
  }))
  return { named: highest(rivals), absent: columns.flatMap((column) => absences(column, context)) }
}

function classLiteral(className: string, label: ColumnExpr, context: DatasetContext, at: Place): LiteralExpr {
  const value = inTypeOf(label, className)
  if (value !== undefined) return literal(value, label.type)
  // nothing says yet what the label will hold
  if (isEmpty(context) || isAllMissing(label, context)) return literal(null, label.type)
  const message = `scores name the class ${className} and ${label.name} holds ${label.type}, so they cannot agree`
  const wanted = `classes of the same type as the labels: ${label.type}`
  throw new InputError('wrong-shape', message, { ...at, wanted, got: className })
}

function absences(column: ColumnExpr, context: DatasetContext): readonly Exclusion[] {
  return [
    { reason: `no-${column.name}`, when: isMissing(context, column) },
    ...badly(`${column.name}-not-a-number`, column),
  ]
}
