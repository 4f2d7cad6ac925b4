import { InputError, type Place } from '../errors.ts'
import { parseCondition } from '../language/parse.ts'
import type { RowView } from '../measures/measure.ts'
import type { ColumnExpr, Expr } from '../plan/expr.ts'
import { always, and, compare, iff, literal, never, not, number, or, same } from '../plan/expressions.ts'
import { placeInText } from '../product/place-in-text.ts'
import type { Candidate, Costs } from '../product/product.ts'
import type { Answerer } from './answerer.ts'
import { CannotJudge } from './cannot-judge.ts'
import { resolveCondition } from './condition.ts'
import { roleColumns } from './role-columns.ts'
import {
  type DatasetContext,
  columnExpr,
  columnFacts,
  exprOf,
  isAllMissing,
  isEmpty,
  isMissing,
  notANumber,
  roleColumn,
} from './dataset-context.ts'
import { type Exclusion, badly, labelExclusions, scoreExclusions } from './exclusions.ts'
import { type LabelShape, isPositive, labelShape, speakAlike } from './label.ts'

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
  /** The answer is the name of a class, not only yes or no. */
  readonly namesClass: boolean
  /** Scores outside 0 … 1. */
  readonly scoreOutOfRange: boolean
  /** What the sentence calls who answers. */
  readonly who: string
}

const usualThreshold = 0.5

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
  const answer = answerExpr(context, answerer, score, shape, threshold)
  const noLabel = label === undefined ? [] : labelExclusions(context, label)
  const right = answer === undefined ? never : rightOf(shape, label, answer, actual, answerer.at)
  const wrongWhenMissing = answerer.unanswered === 'wrong' && answer !== undefined
  const absent = answer === undefined ? never : or(...answer.absent.map(({ when }) => when))
  const flagged = answer?.flagged ?? never
  return {
    view: {
      actual,
      flagged: wrongWhenMissing ? iff(absent, not(actual), flagged) : flagged,
      correct: wrongWhenMissing ? and(not(absent), right) : right,
      classes:
        shape?.task === 'multiclass' && label !== undefined && answer?.prediction !== undefined
          ? { label, answer: answer.prediction }
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
    namesClass: answer?.prediction !== undefined,
    scoreOutOfRange: score !== undefined && outOfRange(context, score),
    who: answerer.name ?? 'the model',
  }
}

function positiveOf(label: ColumnExpr | undefined, shape: LabelShape | undefined): Expr {
  if (label === undefined || shape?.positive === undefined) return never
  return isPositive(label, shape.positive, undefined)
}

interface Answer {
  readonly flagged: Expr
  readonly absent: readonly Exclusion[]
  /** The column of predicted classes, when there is one. */
  readonly prediction?: ColumnExpr
}

function answerExpr(
  context: DatasetContext,
  answerer: Answerer,
  score: ColumnExpr | undefined,
  shape: LabelShape | undefined,
  threshold: number | undefined,
): Answer | undefined {
  if (threshold !== undefined && score === undefined) throw noScoreToCut(answerer)
  if (answerer.when !== undefined) return { flagged: ruleOf(context, answerer.when), absent: [] }
  if (answerer.prediction !== undefined && threshold === undefined) return predicted(context, answerer, shape)
  if (score === undefined) return undefined
  const cut = number(threshold ?? answerer.threshold ?? usualThreshold)
  return { flagged: compare(numeric(score, context, answerer.at), '>=', cut), absent: scoreExclusions(context, score) }
}

/** A score as a number; one that no row has is a number that is missing. */
function numeric(score: ColumnExpr, context: DatasetContext, at: Place): Expr {
  if (score.type === 'number' || isEmpty(context)) return score
  if (isAllMissing(score, context)) return literal(null, 'number')
  throw notANumber('a score', score, at)
}

function predicted(context: DatasetContext, answerer: Answerer, shape: LabelShape | undefined): Answer {
  const facts = columnFacts(context, answerer.prediction!, answerer.at)
  const prediction = exprOf(facts)
  const label = roleColumn(context, 'label')
  if (label !== undefined && !speakAlike(facts, columnFacts(context, label.name, context.dataset.at)))
    throw notAClass(prediction, label, answerer.at)
  const flagged =
    shape?.positive === undefined ? usuallyPositive(prediction) : isPositive(prediction, shape.positive, facts)
  const absent = [
    { reason: 'no-prediction', when: isMissing(context, prediction) },
    ...badly('bad-prediction', prediction),
  ]
  return { flagged, absent, prediction }
}

/** Without a label nothing says what positive is: 1 and true are. */
function usuallyPositive(prediction: ColumnExpr): Expr {
  return isPositive(prediction, 1, undefined)
}

function ruleOf(context: DatasetContext, when: NonNullable<Candidate['when']>): Expr {
  return resolveCondition(when.condition ?? parseCondition(when.text), context, (name) =>
    placeInText(when, name.at.start),
  )
}

function noScoreToCut({ name, at }: Answerer): InputError {
  return new CannotJudge(`${name ?? 'this dataset'} has no score, so there is no threshold to set`, {
    ...at,
    wanted: 'a score column',
    got: 'none',
  })
}

function rightOf(
  shape: LabelShape | undefined,
  label: ColumnExpr | undefined,
  answer: Answer,
  actual: Expr,
  at: Place,
): Expr {
  if (label === undefined) return never
  if (shape?.task !== 'multiclass' || answer.prediction === undefined) return same(actual, answer.flagged)
  if (answer.prediction.type !== label.type) throw notAClass(answer.prediction, label, at)
  return compare(label, '=', answer.prediction)
}

function notAClass(prediction: ColumnExpr, label: ColumnExpr, at: Place): InputError {
  const message = `${prediction.name} holds ${prediction.type} and ${label.name} ${label.type}, so they cannot agree`
  const wanted = `predictions of the same type as the labels: ${label.type}`
  return new InputError('wrong-shape', message, {
    ...at,
    wanted,
    got: `${prediction.name}, a column of ${prediction.type}`,
  })
}

function outOfRange(context: DatasetContext, score: ColumnExpr): boolean {
  const { minimum = 0, maximum = 1 } = columnFacts(context, score.name, context.dataset.at)
  return minimum < 0 || maximum > 1
}
