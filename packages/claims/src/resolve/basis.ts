import { InputError } from '../errors.ts'
import type { Quantity } from '../language/claim.ts'
import { printQuantity } from '../language/print.ts'
import type { Measure, Need } from '../measures/measure.ts'
import { type Answers, answersOf } from './answers.ts'
import { argumentsOf, written } from './arguments.ts'
import type { DatasetContext } from './dataset-context.ts'
import { type Answerer, answererOf } from './answerer.ts'
import { dependsOnAnswers } from './depends-on-answers.ts'
import { designOf } from './design.ts'
import type { Exclusion } from './exclusions.ts'
import { measureOf } from './measure-of.ts'
import { checkNeeds } from './needs.ts'
import { oneClass } from './one-class.ts'
import { peopleNamed } from './judging.ts'
import { emptyColumn, reasonBefore } from './reason-before.ts'
import type { Basis } from './resolved.ts'
import { roleExclusions } from './role-needs.ts'
import type { Scope } from './scope.ts'
import { shaped } from './shaped.ts'

/** A quantity with names bound to columns, and the rows that lack what it needs. */
export function basisOf(quantity: Quantity, scope: Scope): Basis {
  const stated = measureOf(quantity, scope)
  if (stated.versus === true) throw aboutTwo(stated, quantity, scope)
  return boundBasis(stated, quantity, scope)
}

function aboutTwo({ name }: Measure, quantity: Quantity, { placeOf }: Scope): InputError {
  const nearest = `${printQuantity(quantity)} … vs a dataset`
  return new InputError('wrong-shape', `${name} is about two populations by itself; write ${nearest}`, {
    ...placeOf(quantity),
    wanted: 'a measure of one population, such as mean(amount)',
    got: name,
    nearest,
  })
}

/** The same for a measure that is known, also one of two populations. */
export function boundBasis(stated: Measure, quantity: Quantity, scope: Scope): Basis {
  const { context } = scope
  const answerer = whoMatters(stated, quantity, scope)
  const given = answersOf(context, answerer, {
    ...(quantity.threshold === undefined ? {} : { threshold: quantity.threshold }),
    ...(scope.costs === undefined ? {} : { costs: scope.costs }),
  })
  const asked: Measure = { ...stated, ...(given.shape?.task === 'multiclass' ? stated.several : {}) }
  const { args, exclusions } = argumentsOf(asked, quantity, scope)
  const named = namesClass(asked) ? args.className : undefined
  const classed = oneClass(given, named, context, scope.placeOf(quantity))
  const { measure, answers, exclusions: unjudged } = shaped(asked, quantity, args, scope, classed)
  const reason = reasonBefore(measure, scope, answers) ?? emptyColumn(args, scope)
  if (reason !== 'no-data-yet') checkNeeds(measure, quantity, scope, answers)
  const { design, exclusions: unweighable } = designOf(context)
  const fact = measure.fact === true
  const corrector = peopleNamed(scope)
  return {
    dataset: context.dataset,
    where: scope.where,
    exclusions: fact
      ? factExclusions(measure, exclusions)
      : [...needed(measure.needs, answers, context), ...unjudged, ...unweighable, ...exclusions],
    measure,
    quantity: measure.quantity(answers.view, args),
    view: answers.view,
    design: fact ? {} : design,
    ...(reason === undefined ? {} : { reason }),
    said: {
      words: { ...wordsOf(context), ...(named === undefined ? {} : { positive: named }) },
      who: answers.who,
      args: quantity.args.map((argument) => written(argument)),
      ...(corrector === undefined ? {} : { correctedBy: corrector }),
    },
  }
}

/** A dataset need not have the columns of a candidate whom nobody asks. */
function whoMatters(stated: Measure, quantity: Quantity, { context, answerer }: Scope): Answerer {
  if (answerer.assumed !== true || dependsOnAnswers(stated, quantity)) return answerer
  return answererOf(context.dataset, [])
}

function namesClass({ parameters }: Measure): boolean {
  return parameters.some(({ takes }) => takes === 'class')
}

/** Sums and extremes speak of the rows that have a value; the other facts speak of all. */
function factExclusions(measure: Measure, exclusions: readonly Exclusion[]): readonly Exclusion[] {
  return measure.unit === 'column' ? exclusions : []
}

function wordsOf({ dataset }: DatasetContext): { rows: string; positive: string } {
  return { rows: dataset.words.rows ?? 'rows', positive: dataset.words.positive ?? 'positive' }
}

/** What asks for rows whose label is known. */
const labelNeeds: readonly Need[] = ['label', 'binary', 'classes', 'class scores', 'regression', 'interval']

/** Rows that lack what a measure needs: in the order in which a person would ask. */
function needed(needs: readonly Need[], answers: Answers, context: DatasetContext): readonly Exclusion[] {
  const list: Exclusion[] = []
  const knowsRight = needs.some((need) => labelNeeds.includes(need))
  if (knowsRight) list.push(...answers.noLabel)
  // where no label says what is right, no answer is neither right nor wrong
  if (needs.includes('prediction')) list.push(...(knowsRight ? answers.noAnswer : answers.unanswered))
  if (needs.includes('score')) list.push(...answers.noScore)
  list.push(...needs.flatMap((need) => roleExclusions(need, answers, context)))
  return list
}
