import type { RowView } from '../measures/measure.ts'
import type { ColumnExpr, Expr } from '../plan/expr.ts'
import { always, and, compare, iff, never, not, or, same } from '../plan/expressions.ts'
import type { Costs } from '../product/product.ts'
import { type Answer, answerOf } from './answer-of.ts'
import type { Answerer } from './answerer.ts'
import { columnExpr, columnFacts, type DatasetContext, roleColumn } from './dataset-context.ts'
import { type Exclusion, labelExclusions, scoreExclusions } from './exclusions.ts'
import { isPositive, type LabelShape, labelShape } from './label.ts'
import { roleColumns } from './role-columns.ts'

/** One candidate's answers on a dataset: the conditions that measures are written in, and the rows that lack them. */
export interface Answers {
  readonly view: RowView
  readonly shape: LabelShape | undefined
  readonly noLabel: readonly Exclusion[]
  /** Rows without an answer, whatever that counts as. */
  readonly unanswered: readonly Exclusion[]
  /** Rows without an answer, unless they count as wrong. */
  readonly noAnswer: readonly Exclusion[]
  readonly noScore: readonly Exclusion[]
  readonly hasAnswer: boolean
  /** It is known which answers say yes. */
  readonly tellsYes: boolean
  /** The answer is the name of a class, not only yes or no. */
  readonly namesClass: boolean
  /** Scores outside 0 … 1. */
  readonly scoreOutOfRange: boolean
  /** What the sentence calls who answers. */
  readonly who: string
}

/** The answers of one candidate, at a threshold of the claim's own when it names one. */
export function answersOf(
  context: DatasetContext,
  answerer: Answerer,
  { threshold, costs }: { readonly threshold?: number; readonly costs?: Costs },
): Answers {
  const label = roleColumn(context, 'label')
  const shape =
    label === undefined ? undefined : labelShape(context.dataset, columnFacts(context, label.name, context.dataset.at))
  const actual = positiveOf(label, shape)
  const score = answerer.score === undefined ? undefined : columnExpr(context, answerer.score, answerer.at)
  const answer = answerOf(context, answerer, score, shape, threshold)
  const noLabel = label === undefined ? [] : labelExclusions(context, label)
  const right = answer === undefined ? never : rightOf(shape, label, answer, actual)
  const wrongWhenMissing = answerer.unanswered === 'wrong' && answer !== undefined
  const absent = answer === undefined ? never : or(...answer.absent.map(({ when }) => when))
  const flagged = answer?.flagged ?? never
  return {
    view: {
      actual,
      flagged: wrongWhenMissing ? iff(absent, not(actual), flagged) : flagged,
      correct: wrongWhenMissing ? and(not(absent), right) : right,
      classes:
        shape?.task === 'multiclass' && label !== undefined && answer?.named !== undefined
          ? { label, answer: answer.named }
          : { label: actual, answer: wrongWhenMissing ? iff(absent, not(actual), flagged) : flagged },
      labelled: noLabel.length === 0 ? always : not(or(...noLabel.map(({ when }) => when))),
      ...(score === undefined ? {} : { score }),
      ...(costs === undefined ? {} : { costs }),
      costPerCall: answerer.costPerCall,
      asOfUs: context.asOfUs,
      columns: roleColumns(context, answerer),
    },
    shape,
    noLabel,
    unanswered: answer?.absent ?? [],
    noAnswer: wrongWhenMissing ? [] : (answer?.absent ?? []),
    noScore: score === undefined ? [] : scoreExclusions(context, score),
    hasAnswer: answer !== undefined,
    tellsYes: answer?.tellsYes ?? false,
    namesClass: answer?.named !== undefined,
    scoreOutOfRange: score !== undefined && outOfRange(context, score),
    who: answerer.name ?? 'the model',
  }
}

function positiveOf(label: ColumnExpr | undefined, shape: LabelShape | undefined): Expr {
  if (label === undefined || shape?.positive === undefined) return never
  return isPositive(label, shape.positive, undefined)
}

function rightOf(shape: LabelShape | undefined, label: ColumnExpr | undefined, answer: Answer, actual: Expr): Expr {
  if (label === undefined) return never
  if (shape?.task !== 'multiclass' || answer.named === undefined) return same(actual, answer.flagged)
  return compare(label, '=', answer.named)
}

function outOfRange(context: DatasetContext, score: ColumnExpr): boolean {
  const { minimum = 0, maximum = 1 } = columnFacts(context, score.name, context.dataset.at)
  return minimum < 0 || maximum > 1
}
