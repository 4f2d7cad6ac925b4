import { InputError, type Place } from '../errors.ts'
import { parseCondition } from '../language/parse.ts'
import type { ColumnExpr, Expr } from '../plan/expr.ts'
import { compare, literal, never, number } from '../plan/expressions.ts'
import { placeInText } from '../product/place-in-text.ts'
import type { Candidate } from '../product/product.ts'
import type { Answerer } from './answerer.ts'
import { CannotJudge } from './cannot-judge.ts'
import { resolveCondition } from './condition.ts'
import { columnFacts, type DatasetContext, exprOf, isMissing, numeric, roleColumn } from './dataset-context.ts'
import { badly, type Exclusion, scoreExclusions } from './exclusions.ts'
import { inTypeOf, type LabelShape, speakAlike } from './label.ts'
import { likeliestClass } from './likeliest-class.ts'
import { saysYes } from './says-yes.ts'

/** What someone answers, and the rows without an answer. */
export interface Answer {
  readonly flagged: Expr
  /** It is known which answers say yes; those of several classes do not. */
  readonly tellsYes: boolean
  readonly absent: readonly Exclusion[]
  /** The class that is answered, where it is one: null in rows without an answer. */
  readonly named?: Expr
}

const usualThreshold = 0.5

/**
 * What an answerer says of a row: its rule, else its prediction, else the class with the highest of its scores, else
 * `score >= threshold`. A claim's own threshold goes before a prediction. Undefined where it has none of them.
 *
 * @throws {InputError} `wrong-shape` for a threshold without a score, and for answers that labels cannot agree with
 */
export function answerOf(
  context: DatasetContext,
  answerer: Answerer,
  score: ColumnExpr | undefined,
  shape: LabelShape | undefined,
  threshold: number | undefined,
): Answer | undefined {
  if (threshold !== undefined && score === undefined) throw noScoreToCut(answerer)
  if (answerer.when !== undefined) return { flagged: ruleOf(context, answerer.when), tellsYes: true, absent: [] }
  if (answerer.prediction !== undefined && threshold === undefined) return predicted(context, answerer, shape)
  const likeliest = threshold === undefined ? likeliestOf(context, answerer, shape) : undefined
  if (likeliest !== undefined) return likeliest
  if (score === undefined) return undefined
  const cut = number(threshold ?? answerer.threshold ?? usualThreshold)
  const flagged = compare(numeric(score, context, answerer.at), '>=', cut)
  return { flagged, tellsYes: true, absent: scoreExclusions(context, score) }
}

/** Of two kinds a score of the positive one goes before scores of both, since it has a threshold. */
function likeliestOf(context: DatasetContext, answerer: Answerer, shape: LabelShape | undefined): Answer | undefined {
  const { scores = [], score, at } = answerer
  const label = roleColumn(context, 'label')
  if (scores.length === 0 || label === undefined || shape === undefined) return undefined
  if (shape.task !== 'multiclass' && score !== undefined) return undefined
  const { named, absent } = likeliestClass(context, scores, label, at)
  const positive = shape.positive === undefined ? undefined : inTypeOf(label, shape.positive)
  const flagged = positive === undefined ? never : compare(named, '=', literal(positive, label.type))
  return { flagged, tellsYes: positive !== undefined, absent, named }
}

function predicted(context: DatasetContext, answerer: Answerer, shape: LabelShape | undefined): Answer {
  const facts = columnFacts(context, answerer.prediction!, answerer.at)
  const prediction = exprOf(facts)
  const label = roleColumn(context, 'label')
  if (label !== undefined && !speakAlike(facts, columnFacts(context, label.name, context.dataset.at)))
    throw notAClass(prediction, label, answerer.at)
  if (shape?.task === 'multiclass' && label !== undefined && prediction.type !== label.type)
    throw notAClass(prediction, label, answerer.at)
  const absent = [
    { reason: 'no-prediction', when: isMissing(context, prediction) },
    ...badly('bad-prediction', prediction),
  ]
  return { ...saysYes(context, facts, shape), absent, named: prediction }
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

function notAClass(prediction: ColumnExpr, label: ColumnExpr, at: Place): InputError {
  const message = `${prediction.name} holds ${prediction.type} and ${label.name} ${label.type}, so they cannot agree`
  const wanted = `predictions of the same type as the labels: ${label.type}`
  return new InputError('wrong-shape', message, {
    ...at,
    wanted,
    got: `${prediction.name}, a column of ${prediction.type}`,
  })
}
