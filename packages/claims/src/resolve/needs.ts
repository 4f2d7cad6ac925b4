import { InputError, type Place } from '../errors.ts'
import type { Quantity } from '../language/claim.ts'
import type { Measure } from '../measures/measure.ts'
import type { ColumnExpr } from '../plan/expr.ts'
import type { Answers } from './answers.ts'
import { CannotJudge } from './cannot-judge.ts'
import { type DatasetContext, isAllMissing, notANumber, timeColumn } from './dataset-context.ts'
import { isUnnamed, ownColumn, roleNeeds, roleTrouble } from './role-needs.ts'
import { untoldYes } from './says-yes.ts'
import type { Scope } from './scope.ts'

/** Refuses a measure on a dataset that lacks what it needs, naming both. */
export function checkNeeds(
  measure: Measure,
  quantity: Quantity,
  { context, costs, placeOf, answerer }: Scope,
  answers: Answers,
): void {
  const where = placeOf(quantity)
  const lacks = (wanted: string, hint: string): InputError =>
    new InputError('wrong-shape', `${measure.name} needs ${wanted}; ${hint}`, { ...where, wanted, got: hint })
  const cannot = (wanted: string, hint: string): CannotJudge =>
    new CannotJudge(`${measure.name} needs ${wanted}; ${hint}`, { ...where, wanted, got: hint })
  const { name } = context.dataset
  const who = answerer.name ?? `dataset ${name}`
  for (const need of measure.needs) {
    switch (need) {
      case 'label':
        if (answers.shape === undefined) throw lacks('a label', `dataset ${name} names none (columns: label: …)`)
        break
      case 'binary':
        if (answers.shape === undefined) throw lacks('a label', `dataset ${name} names none (columns: label: …)`)
        if (answers.shape.task !== 'binary') {
          const takesClass = measure.parameters.some(({ takes }) => takes === 'class')
          if (answers.shape.task === 'multiclass' && takesClass && quantity.args.length > 0 && !answers.namesClass)
            throw cannot('a prediction of the class', `${who} gives none of several classes`)
          const hint = takesClass ? `: name one class, ${measure.name}('…')` : ''
          throw lacks(
            'a binary task',
            `dataset ${name} is ${answers.shape.task}${answers.shape.task === 'multiclass' ? hint : ''}`,
          )
        }
        break
      case 'prediction':
        if (!answers.hasAnswer) throw cannot('a prediction or a score', `${who} names neither`)
        if (!speaksOfLabels(measure) && !answers.tellsYes)
          throw cannot('answers of yes or no', untoldYes(context, answerer, answers.shape))
        if (measure.needs.includes('label') && answers.shape?.task === 'regression')
          throw lacks('labels that are classes', `dataset ${name} is regression`)
        if (measure.needs.includes('label') && answers.shape?.task === 'multiclass' && !answers.namesClass)
          throw cannot('a prediction of the class', `${who} gives none of several classes`)
        break
      case 'score':
      case 'probability':
        if (measure.needs.includes('class scores')) break
        if (answers.view.score === undefined) throw cannot('a score', `${who} names none`)
        checkNumeric(answers.view.score, context, where)
        break
      case 'costs':
        if (costs === undefined)
          throw lacks('costs', 'the product file has no costs: { false_positive: …, false_negative: … }')
        break
      case 'time':
        if (timeColumn(context, measure.name) === undefined)
          throw lacks('a time', `dataset ${name} names none (columns: time: …)`)
        break
      default: {
        const trouble = roleTrouble(need, answers, context)
        if (trouble === undefined) break
        const own = answerer.name === null ? undefined : ownColumn(need, answers)
        const hint = own === undefined ? trouble : `${who} names ${own}`
        if (isUnnamed(need, answers)) throw cannot(roleNeeds[need]!.wanted, hint)
        throw lacks(roleNeeds[need]!.wanted, trouble)
      }
    }
  }
}

/** Alerts are counted without them, so nothing else has made sure that there is a yes. */
function speaksOfLabels({ needs }: Measure): boolean {
  return needs.includes('label') || needs.includes('binary')
}

function checkNumeric(score: ColumnExpr, context: DatasetContext, where: Place): void {
  if (score.type === 'number' || isAllMissing(score, context)) return
  throw notANumber('a score', score, where)
}
