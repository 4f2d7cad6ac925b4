import type { Need, RoleColumns } from '../measures/measure.ts'
import type { ColumnExpr, Expr } from '../plan/expr.ts'
import { bad, or } from '../plan/expressions.ts'
import type { Answers } from './answers.ts'
import { type DatasetContext, isAllMissing, isEmpty, isMissing } from './dataset-context.ts'
import { contestNeeds } from './contest-needs.ts'
import { badly, type Exclusion } from './exclusions.ts'
import { raterNeeds } from './rater-needs.ts'

/** A need of a shape: what a dataset must name for it, and what must hold numbers. */
export interface RoleNeed {
  /** What is wanted, in words. */
  readonly wanted: string
  /** The columns, or undefined where one is not named. */
  readonly columns: (columns: RoleColumns) => readonly (ColumnExpr | undefined)[]
  readonly numeric?: true
  /** Columns that hold numbers, or yes and no, where not all do. */
  readonly numbers?: (columns: RoleColumns) => readonly (ColumnExpr | undefined)[]
  /** A column that a row may lack. */
  readonly mayLack?: (columns: RoleColumns) => ColumnExpr | undefined
  /** A row may lack any of the columns. */
  readonly partial?: true
  /** What else is wrong with the columns, in words. */
  readonly trouble?: (columns: RoleColumns, context: DatasetContext) => string | undefined
  /** Rows that are set aside besides. */
  readonly exclusions?: (columns: RoleColumns) => readonly Exclusion[]
}

/** The shapes that columns declare, by the need of a measure. */
export const roleNeeds: Readonly<Partial<Record<Need, RoleNeed>>> = {
  classes: {
    wanted: 'labels and predictions that name classes (columns: label, prediction)',
    columns: ({ label, prediction }) => [label, prediction],
  },
  'class scores': {
    wanted: 'one score a class (scores: { CLASS: column })',
    columns: ({ scores }) => (scores.length === 0 ? [undefined] : scores.map(({ column }) => column)),
    numeric: true,
  },
  regression: {
    wanted: 'labels and predictions that are numbers (columns: label, prediction)',
    columns: ({ label, prediction }) => [label, prediction],
    numeric: true,
  },
  interval: {
    wanted: 'a predicted interval (columns: interval: [low, high]) and a numeric label',
    columns: ({ label, interval }) => [label, ...(interval ?? [undefined])],
    numeric: true,
  },
  ranking: {
    wanted: 'a ranking (columns: query, relevance, and rank or score)',
    columns: ({ query, relevance, rank, score }) => [query, relevance, rank ?? score],
    numbers: ({ relevance, rank, score }) => [relevance, rank ?? score],
    // a result without a rank or score was not returned: that is no gap in the data
    mayLack: ({ rank, score }) => rank ?? score,
  },
  ...contestNeeds,
  ...raterNeeds,
  repeats: {
    wanted: 'runs of cases (columns: case), each right or wrong by its label',
    columns: ({ case: runs }) => [runs],
  },
}

/** Why a dataset does not meet a need of a shape, in words; undefined where it does. */
export function roleTrouble(need: Need, answers: Answers, context: DatasetContext): string | undefined {
  const { dataset } = context
  const asked = roleNeeds[need]
  if (asked === undefined) return undefined
  const columns = asked.columns(answers.view.columns)
  if (isUnnamed(need, answers)) return `dataset ${dataset.name} ${shapeOf(need, answers)}`
  const known = columns.filter((column) => !isEmpty(context) && !isAllMissing(column, context))
  const text = known.find((column) => asked.numeric === true && column!.type !== 'number')
  const other = asked.numbers?.(answers.view.columns).find((column) => holdsOther(column!, context))
  const wrong = text ?? other
  if (wrong !== undefined) return `${wrong.name} holds ${wrong.type}`
  return asked.trouble?.(answers.view.columns, context) ?? taskTrouble(need, answers, context)
}

/** Whether a column of a need is named neither by the candidate nor by the dataset. */
export function isUnnamed(need: Need, { view }: Answers): boolean {
  return roleNeeds[need]?.columns(view.columns).includes(undefined) ?? false
}

/** What a candidate has to name on a dataset that names the rest, in words after `names`; undefined where that does not. */
export function ownColumn(need: Need, { view: { columns } }: Answers): string | undefined {
  switch (need) {
    case 'class scores':
      return 'none'
    case 'ranking':
      return columns.query === undefined || columns.relevance === undefined ? undefined : 'no score to rank by'
    case 'regression':
      return columns.label?.type === 'number' ? 'no prediction' : undefined
    default:
      return undefined
  }
}

/** Neither numbers nor yes and no; a column without a value may come to hold anything. */
function holdsOther(column: ColumnExpr, context: DatasetContext): boolean {
  const known = !isEmpty(context) && !isAllMissing(column, context)
  return known && column.type !== 'number' && column.type !== 'boolean'
}

/** Runs pass or fail: by an answer that is right or wrong, or by a label of two kinds. */
function taskTrouble(need: Need, { shape, hasAnswer }: Answers, { dataset }: DatasetContext): string | undefined {
  if (need !== 'repeats' || shape === undefined) return undefined
  const tells = shape.task === 'binary' || (shape.task === 'multiclass' && hasAnswer)
  return tells ? undefined : `dataset ${dataset.name} is ${shape.task}`
}

function shapeOf(need: Need, { shape, view }: Answers): string {
  const isNumber = view.columns.label?.type === 'number'
  if (isNumber && (need === 'regression' || need === 'interval'))
    return `names no ${need === 'interval' ? 'interval' : 'prediction'}`
  return shape === undefined ? 'names no such columns' : `is ${shape.task}`
}

/** Rows that lack a column of the shape; raters may each leave a row out. */
export function roleExclusions(need: Need, answers: Answers, context: DatasetContext): readonly Exclusion[] {
  const asked = roleNeeds[need]
  if (asked === undefined || asked.partial === true) return []
  const { label } = answers.view.columns
  const columns = asked.columns(answers.view.columns).filter((column) => column !== undefined)
  const lack = asked.mayLack?.(answers.view.columns)
  return columns
    .filter((column) => column !== label && column !== lack)
    .map((column): Exclusion => ({ reason: `no-${column.name}`, when: absent(context, column) }))
    .concat(lack === undefined ? [] : badly(`${lack.name}-not-a-number`, lack))
    .concat(need === 'repeats' ? answers.noAnswer : [])
    .concat(asked.exclusions?.(answers.view.columns) ?? [])
}

function absent(context: DatasetContext, column: ColumnExpr): Expr {
  return or(isMissing(context, column), bad(column))
}
