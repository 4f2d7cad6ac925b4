import { InputError, type Place } from '../errors.ts'
import type { Quantity } from '../language/claim.ts'
import type { Args, JudgeView, Measure } from '../measures/measure.ts'
import type { ColumnExpr, Expr } from '../plan/expr.ts'
import { bad, not, or } from '../plan/expressions.ts'
import type { Answers } from './answers.ts'
import { CannotJudge } from './cannot-judge.ts'
import { columnExpr, type DatasetContext, isMissing, namedColumn } from './dataset-context.ts'
import type { Exclusion } from './exclusions.ts'
import { passing } from './passing.ts'
import { untoldYes } from './says-yes.ts'
import type { Scope } from './scope.ts'

interface Judging {
  readonly judge?: JudgeView
  readonly exclusions: readonly Exclusion[]
}

/** What a judge and people say, for the measures that ask for it; `corrected by` belongs to a rate alone. */
export function judgingOf(measure: Measure, quantity: Quantity, args: Args, scope: Scope, answers: Answers): Judging {
  const { context, correctedBy, placeOf } = scope
  if (!measure.needs.includes('judge')) {
    if (correctedBy !== undefined) throw notJudged(measure, correctedBy.text, placeOf(correctedBy))
    return { exclusions: [] }
  }
  const place = placeOf(quantity)
  const [judge, second] = args.columns
  if (judge === undefined && !answers.hasAnswer)
    throw lacks(measure, 'a judge: a column, or a prediction', context, place)
  const named = peopleNamed(scope)
  const people = named === undefined ? second : namedColumn(context, named, placeOf(correctedBy!))
  if (people === undefined && measure.needs.includes('people')) {
    throw lacks(measure, `labels by people: ${measure.name}(judge, people)`, context, place)
  }
  return {
    judge: {
      passes: judge === undefined ? ownVerdict(measure, scope, answers, place) : passing(judge, context, place),
      ...(people === undefined ? {} : { people: labelsOf(people, context, place) }),
    },
    exclusions: [
      ...(judge === undefined ? answers.unanswered : [{ reason: `no-${judge.name}`, when: unsaid(judge, context) }]),
      ...(people !== undefined && measure.needs.includes('people')
        ? [{ reason: `no-${people.name}`, when: unsaid(people, context) }]
        : []),
    ],
  }
}

/** The column of people's labels that a claim names: `people` are a candidate's own, unless a column has that name. */
export function peopleNamed({ context, answerer, correctedBy }: Scope): string | undefined {
  const isColumn = correctedBy !== undefined && context.facts.names.includes(correctedBy.text)
  return correctedBy?.text === 'people' && !isColumn ? (answerer.people ?? correctedBy.text) : correctedBy?.text
}

/** The candidate's answer as a judge: where no label tells, nothing but its own words says what passes. */
function ownVerdict(measure: Measure, scope: Scope, { shape, view, tellsYes }: Answers, place: Place): Expr {
  const { context, answerer } = scope
  if (tellsYes && (shape !== undefined || answerer.prediction === undefined)) return view.flagged
  if (answerer.prediction !== undefined)
    return passing(columnExpr(context, answerer.prediction, answerer.at), context, place)
  const [wanted, got] = ['answers of yes or no', untoldYes(context, answerer, shape)]
  throw new CannotJudge(`${measure.name} needs ${wanted}; ${got}`, { ...place, wanted, got })
}

function labelsOf(people: ColumnExpr, context: DatasetContext, place: Place): NonNullable<JudgeView['people']> {
  return {
    pass: passing(people, context, place),
    labelled: not(unsaid(people, context)),
    chosen: context.dataset.judgeLabels === 'chosen',
  }
}

function unsaid(column: ColumnExpr, context: DatasetContext): Expr {
  return or(isMissing(context, column), bad(column))
}

function notJudged({ name }: Measure, column: string, place: Place): InputError {
  return new InputError('wrong-shape', `corrected by works with judged rates: pass_rate(judge), not ${name}`, {
    ...place,
    wanted: 'pass_rate(…), where there is a corrected by',
    got: `corrected by ${column}`,
  })
}

function lacks({ name }: Measure, wanted: string, { dataset }: DatasetContext, place: Place): InputError {
  const got = `dataset ${dataset.name} and the claim name none`
  return new InputError('wrong-shape', `${name} needs ${wanted}; ${got}`, { ...place, wanted, got })
}
