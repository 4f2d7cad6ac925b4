import { InputError } from '../errors.ts'
import type { ColumnExpr, Expr, Value } from '../plan/expr.ts'
import type { ColumnFacts } from '../plan/scan.ts'
import type { Dataset, Task } from '../product/product.ts'
import { compare, literal, never } from '../plan/expressions.ts'

/** What a label column says about the task, and which value is the positive one. */
export interface LabelShape {
  readonly task: Task
  /** Undefined for tasks without a positive class. */
  readonly positive?: Value
}

const usualPositives = new Set(['1', 'true', 'yes', 'y', 't', 'positive', 'pos'])
const usualNegatives = new Set(['0', '-1', 'false', 'no', 'n', 'f', 'negative', 'neg'])
/** A numeric label with more different values is a quantity, not a class. */
const mostClasses = 20

/** With `positive` written the task is binary and every other value is negative; else the values tell, if they can. */
export function labelShape(dataset: Dataset, label: ColumnFacts): LabelShape {
  const { positive } = dataset
  // of repeats the label says whether a run passed, or what the answer should be
  const task = dataset.task === 'repeats' ? undefined : dataset.task
  if (positive !== undefined && (task === undefined || task === 'binary')) {
    return { task: 'binary', positive: statedPositive(dataset, label, positive) }
  }
  if (task !== undefined && task !== 'binary') return { task }
  const values = (label.values ?? []).filter((value) => value !== null)
  // long lists of values are not known, only how many there are
  const isMany = (label.values?.length ?? label.distinct) > mostClasses
  if (task === undefined && isMany) return { task: label.type === 'number' ? 'regression' : 'multiclass' }
  const usual = values.find((value) => usualPositives.has(wordOf(value)))
  if (values.length <= 2 && values.every(isUsual)) return { task: 'binary', positive: usual ?? 1 }
  if (
    task === undefined &&
    label.type === 'number' &&
    (label.values === undefined || label.values.length > mostClasses)
  ) {
    return { task: 'regression' }
  }
  if (task === undefined && values.length > 2) return { task: 'multiclass' }
  if (task === undefined && values.length < 2) return { task: 'binary', positive: values[0] ?? 1 }
  throw new InputError('bad-product', positiveMissing(dataset.name, label.name, values), {
    ...dataset.at,
    wanted: 'positive: the value of the label that means yes',
    got: `labels ${values.map(String).join(', ')}`,
  })
}

/** `positive` as written, or as the label writes it when both are usual words for yes. One that cannot occur is an error. */
function statedPositive({ name, at }: Dataset, label: ColumnFacts, positive: Value): Value {
  const held = label.values ?? []
  const values = held.filter((value) => value !== null)
  if (values.length === 0 || inTypeOf(label, positive) !== undefined) return positive
  const usual = usualPositives.has(wordOf(positive))
    ? values.find((value) => usualPositives.has(wordOf(value)))
    : undefined
  if (usual !== undefined) return usual
  const shown = values.slice(0, 4).map(String).join(', ')
  throw new InputError('bad-product', `positive is ${positive}, but ${label.name} of dataset ${name} holds ${shown}`, {
    ...at,
    wanted: 'positive: a value of the label',
    got: String(positive),
  })
}

/** A usual word for yes or no. */
export function isUsual(value: Value): boolean {
  return usualPositives.has(wordOf(value)) || usualNegatives.has(wordOf(value))
}

function wordOf(value: Value): string {
  return String(value).trim().toLowerCase()
}

function positiveMissing(dataset: string, label: string, values: readonly Value[]): string {
  const shown = values.slice(0, 4).map(String).join(', ')
  return `dataset ${dataset} does not say which ${label} is the positive one (it holds ${shown}): write positive: …`
}

/** Whether predictions can be set against labels: of one type, or sharing a value, or in usual words for yes and no. */
export function speakAlike(prediction: ColumnFacts, label: ColumnFacts): boolean {
  const [answers, truths] = [prediction, label].map(({ values = [] }) => values.filter((value) => value !== null))
  if (prediction.type === label.type || answers!.length === 0 || truths!.length === 0) return true
  const known = new Set(truths!.map(wordOf))
  return answers!.some((value) => known.has(wordOf(value)) || isUsual(value))
}

/** Whether a column holds the positive value. `positive` may be written as another type than the column's. */
export function isPositive(column: ColumnExpr, positive: Value, facts: ColumnFacts | undefined): Expr {
  const wanted = inTypeOf(column, positive)
  const held = facts?.values?.filter((value) => value !== null) ?? []
  const absent = held.length > 0 && !held.some((value) => value === wanted)
  // a prediction of 1 or true stands for the positive value, whatever the label calls it
  const stand = absent ? held.filter((value) => usualPositives.has(wordOf(value))) : []
  const allUsual = held.every(isUsual)
  if (absent && allUsual && stand.length > 0) return compare(column, '=', literal(stand[0]!, column.type))
  return wanted === undefined ? never : compare(column, '=', literal(wanted, column.type))
}

/** A value as a column of this type would hold it, or undefined where it cannot. */
export function inTypeOf({ type }: Pick<ColumnExpr, 'type'>, value: Value): Value | undefined {
  const word = wordOf(value)
  switch (type) {
    case 'number': {
      const number = value === true || word === 'true' ? 1 : value === false || word === 'false' ? 0 : Number(word)
      return Number.isFinite(number) && word !== '' ? number : undefined
    }
    case 'boolean':
      return usualPositives.has(word) ? true : usualNegatives.has(word) ? false : undefined
    case 'text':
      return String(value)
    case 'time':
      return undefined
  }
}
