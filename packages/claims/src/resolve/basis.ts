import type { Reason } from '../check/check.ts'
import { InputError, type Place } from '../errors.ts'
import type { Argument, Name, Quantity } from '../language/claim.ts'
import { nearestName } from '../language/nearest.ts'
import { printQuantity } from '../language/print.ts'
import type { Args, Extent, Measure, Need } from '../measures/measure.ts'
import { measureNamed, measureNames } from '../measures/registry.ts'
import type { ColumnExpr, Expr } from '../plan/expr.ts'
import { bad, not, or } from '../plan/expressions.ts'
import type { Costs } from '../product/product.ts'
import { resolveCondition } from './condition.ts'
import { columnFacts, isMissing, namedColumn, roleColumn, type DatasetContext } from './dataset-context.ts'
import { answersOf, designOf, type Answerer, type Answers, type Exclusion } from './row-view.ts'
import type { Basis } from './resolved.ts'

export const combinators: readonly string[] = ['gap', 'parity', 'worst', 'change']

/** What a quantity is resolved against. */
export interface Scope {
  readonly context: DatasetContext
  readonly answerer: Answerer
  readonly costs?: Costs
  readonly where: Expr
  readonly placeOf: (name: { readonly at: Name['at'] }) => Place
}

/** A quantity with names bound to columns, and the rows that lack what it needs. */
export function basisOf(quantity: Quantity, scope: Scope): Basis {
  const measure = measureOf(quantity, scope)
  const { context, answerer } = scope
  const answers = answersOf(context, answerer, {
    ...(quantity.threshold === undefined ? {} : { threshold: quantity.threshold }),
    ...(scope.costs === undefined ? {} : { costs: scope.costs }),
  })
  const { args, exclusions } = argumentsOf(measure, quantity, scope)
  const reason = reasonBefore(measure, scope, answers) ?? emptyColumn(args, scope)
  if (reason !== 'no-data-yet') checkNeeds(measure, quantity, scope, answers)
  const { design, exclusions: unweighable } = designOf(context)
  const fact = measure.fact === true
  return {
    dataset: context.dataset,
    where: scope.where,
    exclusions: fact
      ? factExclusions(measure, exclusions)
      : [...needed(measure.needs, answers), ...unweighable, ...exclusions],
    measure,
    quantity: measure.quantity(answers.view, args),
    view: answers.view,
    design: fact ? {} : design,
    ...(reason === undefined ? {} : { reason }),
    said: {
      words: wordsOf(context),
      who: answers.who,
      args: quantity.args.map((argument) => written(argument)),
    },
  }
}

/** Sums and extremes speak of the rows that have a value; the other facts speak of all. */
function factExclusions(measure: Measure, exclusions: readonly Exclusion[]): readonly Exclusion[] {
  return measure.unit === 'column' ? exclusions : []
}

export function measureOf(quantity: Quantity, { placeOf }: Pick<Scope, 'placeOf'>): Measure {
  const { text } = quantity.measure
  const measure = measureNamed(text)
  if (measure !== undefined) return measure
  const nearest = nearestName(text, [...measureNames(), ...combinators])
  const hint = nearest === undefined ? '' : `. Nearest: ${nearest}`
  throw new InputError('unknown-name', `wanted a measure, got ${text}${hint}`, {
    ...placeOf(quantity.measure),
    wanted: 'a measure',
    got: text,
    ...(nearest === undefined ? {} : { nearest }),
  })
}

function wordsOf({ dataset }: DatasetContext): { rows: string; positive: string } {
  return { rows: dataset.words.rows ?? 'rows', positive: dataset.words.positive ?? 'positive' }
}

function written(argument: Argument): string {
  switch (argument.kind) {
    case 'name':
      return argument.name.text
    case 'quantity':
      return printQuantity(argument.quantity)
    case 'number':
      return String(argument.value)
    case 'percent':
      return `${argument.value}%`
    case 'text':
      return argument.value
    case 'condition':
      return printedCondition(argument)
  }
}

function printedCondition(argument: Extract<Argument, { kind: 'condition' }>): string {
  const inner = printQuantity({ measure: { text: 'share', at: argument.at }, args: [argument], at: argument.at })
  return inner.slice('share('.length, -1)
}

/** Rows that lack what a measure needs: in the order in which a person would ask. */
function needed(needs: readonly Need[], answers: Answers): readonly Exclusion[] {
  const list: Exclusion[] = []
  if (needs.includes('label') || needs.includes('binary')) list.push(...answers.noLabel)
  if (needs.includes('prediction')) list.push(...answers.noAnswer)
  if (needs.includes('score')) list.push(...answers.noScore)
  return list
}

function reasonBefore(measure: Measure, { context }: Scope, answers: Answers): Reason | undefined {
  if (isStale(context)) return 'stale'
  const counts = measure.name === 'rows' || measure.name === 'labelled_rows'
  if (context.facts.rows === 0 && !counts) return 'no-data-yet'
  if (measure.needs.includes('score') && isAllMissing(answers.view.score, context)) return 'all-missing'
  if (measure.needs.includes('probability') && answers.scoreOutOfRange) return 'score-out-of-range'
  return undefined
}

function emptyColumn({ columns, condition }: Args, { context }: Scope): Reason | undefined {
  if (condition !== undefined || context.facts.rows === 0) return undefined
  return columns.some((column) => column.type === 'number' && isAllMissing(column, context)) ? 'all-missing' : undefined
}

/** No row has a value, so that nothing says what the column holds. */
function isAllMissing(column: ColumnExpr | undefined, { facts }: DatasetContext): boolean {
  return facts.columns.some((one) => one.name === column?.name && one.missing === facts.rows && facts.rows > 0)
}

function isStale(context: DatasetContext): boolean {
  const { freshWithinMs } = context.dataset
  const time = roleColumn(context, 'time')
  if (freshWithinMs === undefined || time === undefined) return false
  const { maximum } = columnFacts(context, time.name, context.dataset.at)
  return maximum !== undefined && maximum < context.asOfUs - freshWithinMs * 1000
}

function checkNeeds(
  measure: Measure,
  quantity: Quantity,
  { context, costs, placeOf, answerer }: Scope,
  answers: Answers,
): void {
  const where = placeOf(quantity)
  const lacks = (wanted: string, hint: string): InputError =>
    new InputError('wrong-shape', `${measure.name} needs ${wanted}; ${hint}`, { ...where, wanted, got: hint })
  const { name } = context.dataset
  for (const need of measure.needs) {
    switch (need) {
      case 'label':
        if (answers.shape === undefined) throw lacks('a label', `dataset ${name} names none (columns: label: …)`)
        break
      case 'binary':
        if (answers.shape === undefined) throw lacks('a label', `dataset ${name} names none (columns: label: …)`)
        if (answers.shape.task !== 'binary') throw lacks('a binary task', `dataset ${name} is ${answers.shape.task}`)
        break
      case 'prediction':
        if (!answers.hasAnswer)
          throw lacks('a prediction or a score', `${answerer.name ?? `dataset ${name}`} names neither`)
        break
      case 'score':
      case 'probability':
        if (answers.view.score === undefined) throw lacks('a score', `${answerer.name ?? `dataset ${name}`} names none`)
        checkNumeric(answers.view.score, context, where)
        break
      case 'costs':
        if (costs === undefined)
          throw lacks('costs', 'the product file has no costs: { false_positive: …, false_negative: … }')
    }
  }
}

function checkNumeric(score: ColumnExpr, context: DatasetContext, where: Place): void {
  if (score.type === 'number' || isAllMissing(score, context)) return
  throw new InputError('wrong-shape', `a score is a number; column ${score.name} holds ${score.type}`, {
    ...where,
    wanted: 'a column of numbers',
    got: `${score.name}, a column of ${score.type}`,
  })
}

interface BoundArguments {
  readonly args: Args
  readonly exclusions: readonly Exclusion[]
}

/** Columns and conditions in the order of the measure's parameters. */
function argumentsOf(measure: Measure, quantity: Quantity, scope: Scope): BoundArguments {
  const { parameters } = measure
  checkCount(measure, quantity, scope)
  const columns: ColumnExpr[] = []
  const extents: Extent[] = []
  const exclusions: Exclusion[] = []
  let condition: Expr | undefined
  for (const [i, argument] of quantity.args.entries()) {
    const parameter = parameters[Math.min(i, parameters.length - 1)]!
    if (parameter.takes === 'condition') {
      condition = conditionOf(measure, argument, scope)
      continue
    }
    const column = columnOf(measure, argument, scope, parameter.takes === 'numeric column')
    const facts = columnFacts(scope.context, column.name, scope.placeOf(quantity))
    columns.push(column)
    extents.push({ minimum: facts.minimum ?? 0, maximum: facts.maximum ?? 0 })
    if (parameter.takes === 'numeric column') {
      exclusions.push({ reason: `no-${column.name}`, when: isMissing(scope.context, column) })
      if (column.bad === true) exclusions.push({ reason: `${column.name}-not-a-number`, when: bad(column) })
    }
  }
  return { args: { columns, extents, ...(condition === undefined ? {} : { condition }) }, exclusions }
}

function checkCount(measure: Measure, quantity: Quantity, { placeOf }: Scope): void {
  const { parameters } = measure
  const least = parameters.filter(({ optional }) => optional !== true).length
  const most = parameters.some(({ takes }) => takes === 'columns') ? Infinity : parameters.length
  const given = quantity.args.length
  if (given >= least && given <= most) return
  const call =
    parameters.length === 0 ? measure.name : `${measure.name}(${parameters.map(({ name }) => name).join(', ')})`
  throw new InputError('bad-claim', `wanted ${call}, got ${given} argument${given === 1 ? '' : 's'}`, {
    ...placeOf(quantity),
    wanted: call,
    got: printQuantity(quantity),
  })
}

function conditionOf(measure: Measure, argument: Argument, scope: Scope): Expr {
  if (argument.kind === 'condition') return resolveCondition(argument.condition, scope.context, scope.placeOf)
  if (argument.kind === 'name') {
    const column = namedColumn(scope.context, argument.name.text, scope.placeOf(argument.name))
    if (column.type === 'boolean') return not(or({ op: 'null', of: column }, not(column)))
  }
  throw new InputError(
    'bad-claim',
    `${measure.name} wants a condition, such as amount > 100; got ${written(argument)}`,
    {
      ...placeOfArgument(argument, scope),
      wanted: 'a condition',
      got: written(argument),
    },
  )
}

function columnOf(measure: Measure, argument: Argument, scope: Scope, numeric: boolean): ColumnExpr {
  const name =
    argument.kind === 'name' ? argument.name : argument.kind === 'quantity' ? bareName(argument.quantity) : undefined
  const place = placeOfArgument(argument, scope)
  if (name === undefined) {
    throw new InputError('bad-claim', `${measure.name} wants a column, got ${written(argument)}`, {
      ...place,
      wanted: 'a column',
      got: written(argument),
    })
  }
  const column = namedColumn(scope.context, name.text, place)
  if (!numeric || column.type === 'number' || scope.context.facts.rows === 0) return column
  if (isAllMissing(column, scope.context)) return { ...column, type: 'number' }
  throw new InputError('wrong-shape', `${measure.name} wants a column of numbers; ${name.text} holds ${column.type}`, {
    ...place,
    wanted: 'a column of numbers',
    got: `${name.text}, a column of ${column.type}`,
  })
}

function bareName(quantity: Quantity): Name | undefined {
  const bare = quantity.args.length === 0 && quantity.of === undefined && quantity.threshold === undefined
  return bare ? quantity.measure : undefined
}

function placeOfArgument(argument: Argument, { placeOf }: Scope): Place {
  return placeOf(argument.kind === 'name' ? argument.name : argument.kind === 'quantity' ? argument.quantity : argument)
}
