import type { Need, RoleColumns } from '../measures/measure.ts'
import type { ColumnExpr, Expr } from '../plan/expr.ts'
import { bad, or } from '../plan/expressions.ts'
import type { Answers } from './answers.ts'
import { type DatasetContext, isMissing } from './dataset-context.ts'
import type { Exclusion } from './exclusions.ts'

/** A need of a shape: what a dataset must name for it, and what must hold numbers. */
export interface RoleNeed {
  /** What is wanted, in words. */
  readonly wanted: string
  /** The columns, or undefined where one is not named. */
  readonly columns: (columns: RoleColumns) => readonly (ColumnExpr | undefined)[]
  readonly numeric?: true
}

/** The shapes that columns declare, by the need of a measure. */
export const roleNeeds: Readonly<Partial<Record<Need, RoleNeed>>> = {
  classes: {
    wanted: 'labels and predictions that name classes (columns: label, prediction)',
    columns: ({ label, prediction }) => [label, prediction],
  },
  'class scores': {
    wanted: 'one score a class (columns: scores: { CLASS: column })',
    columns: ({ label, scores }) => [
      label,
      ...(scores.length === 0 ? [undefined] : scores.map(({ column }) => column)),
    ],
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
  },
  pairwise: { wanted: 'contests (columns: winner)', columns: ({ winner }) => [winner] },
  raters: {
    wanted: 'two or more raters (columns: raters: [a, b])',
    columns: ({ raters }) => (raters.length < 2 ? [undefined] : raters),
  },
  repeats: {
    wanted: 'runs of cases (columns: case), each right or wrong by its label',
    columns: ({ case: runs }) => [runs],
  },
}

/** Why a dataset does not meet a need of a shape, in words; undefined where it does. */
export function roleTrouble(need: Need, answers: Answers, { dataset, facts }: DatasetContext): string | undefined {
  const asked = roleNeeds[need]
  if (asked === undefined) return undefined
  const columns = asked.columns(answers.view.columns)
  if (columns.includes(undefined)) return `dataset ${dataset.name} ${shapeOf(answers)}`
  const text = columns.find((column) => asked.numeric === true && column!.type !== 'number' && facts.rows > 0)
  return text === undefined ? undefined : `${text.name} holds ${text.type}`
}

function shapeOf({ shape }: Answers): string {
  return shape === undefined ? 'names no such columns' : `is ${shape.task}`
}

/** Rows that lack a column of the shape; raters may each leave a row out. */
export function roleExclusions(need: Need, answers: Answers, context: DatasetContext): readonly Exclusion[] {
  const asked = roleNeeds[need]
  if (asked === undefined || need === 'raters') return []
  const { label } = answers.view.columns
  const columns = asked.columns(answers.view.columns).filter((column) => column !== undefined)
  return columns
    .filter((column) => column !== label)
    .map((column): Exclusion => ({ reason: `no-${column.name}`, when: absent(context, column) }))
}

function absent(context: DatasetContext, column: ColumnExpr): Expr {
  return or(isMissing(context, column), bad(column))
}
