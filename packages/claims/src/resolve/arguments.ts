import { InputError, type Place } from '../errors.ts'
import type { Argument, Name, Quantity } from '../language/claim.ts'
import { nearestName } from '../language/nearest.ts'
import { printArgument, printQuantity } from '../language/print.ts'
import type { Args, Extent, Measure, Parameter } from '../measures/measure.ts'
import type { ColumnExpr, Expr } from '../plan/expr.ts'
import { bad, not, or } from '../plan/expressions.ts'
import { resolveCondition } from './condition.ts'
import { percent } from './amount.ts'
import { columnFacts, isMissing, namedColumn, isAllMissing } from './dataset-context.ts'
import type { Exclusion } from './exclusions.ts'
import type { Scope } from './scope.ts'

interface BoundArguments {
  readonly args: Args
  readonly exclusions: readonly Exclusion[]
}

/** Columns and conditions in the order of the measure's parameters. */
export function argumentsOf(measure: Measure, quantity: Quantity, scope: Scope): BoundArguments {
  const { parameters } = measure
  checkCount(measure, quantity, scope)
  const columns: ColumnExpr[] = []
  const extents: Extent[] = []
  const exclusions: Exclusion[] = []
  const numbers: number[] = []
  let condition: Expr | undefined
  let className: string | undefined
  let word: string | undefined
  let relative = false
  for (const [i, argument] of quantity.args.entries()) {
    const parameter = parameters[Math.min(i, parameters.length - 1)]!
    if (parameter.takes === 'condition') {
      condition = conditionOf(measure, argument, scope)
      continue
    }
    if (isNumeric(parameter.takes)) {
      numbers.push(numberOf(measure, argument, scope, parameter.takes))
      continue
    }
    if (parameter.takes === 'tolerance') {
      const percents = argument.kind === 'percent'
      relative ||= percents
      numbers.push(numberOf(measure, argument, scope, percents ? 'share' : 'number'))
      continue
    }
    if (parameter.takes === 'word') {
      word = wordOf(measure, argument, scope, Object.keys(parameter.words ?? {}))
      continue
    }
    if (parameter.takes === 'class' || parameter.takes === 'side') {
      className = classOf(measure, argument, scope)
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
  const args = {
    columns,
    extents,
    numbers,
    ...(relative ? { relative } : {}),
    ...(condition === undefined ? {} : { condition }),
    ...(className === undefined ? {} : { className }),
    ...(word === undefined ? {} : { word }),
  }
  return { args, exclusions }
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

const numbersTaken = {
  number: { wanted: 'a number', fits: () => true },
  'positive number': { wanted: 'a number above 0', fits: (value: number) => value > 0 },
  'whole number': {
    wanted: 'a whole number above 0',
    fits: (value: number) => Number.isSafeInteger(value) && value > 0,
  },
  share: { wanted: 'a share, such as 10%', fits: (value: number) => value >= 0 && value <= 1 },
  'positive share': {
    wanted: 'a share above 0, such as 10%',
    fits: (value: number) => value > 0 && value <= 1,
  },
}

function isNumeric(takes: Parameter['takes']): takes is keyof typeof numbersTaken {
  return takes in numbersTaken
}

function numberOf(measure: Measure, argument: Argument, scope: Scope, takes: keyof typeof numbersTaken): number {
  if (argument.kind === 'percent' && takes === 'share') return percent(argument.value)
  const { wanted, fits } = numbersTaken[takes]
  const isPercent = argument.kind === 'percent' && takes === 'positive share'
  const value = isPercent ? percent(argument.value) : argument.kind === 'number' ? argument.value : undefined
  if (value !== undefined && fits(value)) return value
  throw new InputError('bad-claim', `${measure.name} wants ${wanted}; got ${written(argument)}`, {
    ...placeOfArgument(argument, scope),
    wanted,
    got: written(argument),
  })
}

function classOf(measure: Measure, argument: Argument, scope: Scope): string {
  if (argument.kind === 'text' || argument.kind === 'number') return String(argument.value)
  if (argument.kind === 'name') return argument.name.text
  throw new InputError('bad-claim', `${measure.name} wants a class, such as 'cat'; got ${written(argument)}`, {
    ...placeOfArgument(argument, scope),
    wanted: 'a class in quotes',
    got: written(argument),
  })
}

function wordOf(measure: Measure, argument: Argument, scope: Scope, words: readonly string[]): string {
  const got = written(argument)
  if (words.includes(got)) return got
  const nearest = nearestName(got, words)
  throw new InputError('bad-claim', `${measure.name} wants ${words.join(', ')} first; got ${got}`, {
    ...placeOfArgument(argument, scope),
    wanted: words.join(', '),
    got,
    ...(nearest === undefined ? {} : { nearest }),
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

/** An argument as it was written, without quotes. */
export function written(argument: Argument): string {
  if (argument.kind === 'name') return argument.name.text
  return argument.kind === 'text' ? argument.value : printArgument(argument)
}
