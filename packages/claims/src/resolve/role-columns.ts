import type { Extent, RoleColumns } from '../measures/measure.ts'
import type { ColumnExpr, Value } from '../plan/expr.ts'
import { compare, literal, never } from '../plan/expressions.ts'
import type { ClassScore, Columns, Role } from '../product/product.ts'
import type { Answerer } from './answerer.ts'
import { columnExpr, roleColumn, type DatasetContext } from './dataset-context.ts'
import { inTypeOf } from './label.ts'

const roles: readonly Role[] = [
  'id',
  'time',
  'label',
  'weight',
  'cluster',
  'query',
  'rank',
  'relevance',
  'left',
  'right',
  'winner',
  'swapped',
  'case',
]

/** The columns that a dataset names by role; score and prediction are the answerer's. */
export function roleColumns(context: DatasetContext, answerer: Answerer): RoleColumns {
  const { columns, at } = context.dataset
  const named = roles.flatMap((role): (readonly [Role, ColumnExpr])[] => {
    const column = roleColumn(context, role)
    return column === undefined ? [] : [[role, column]]
  })
  const own = (name: string): ColumnExpr => columnExpr(context, name, answerer.at)
  const [score, prediction] = [answerer.score, answerer.prediction].map((name) =>
    name === undefined ? name : own(name),
  )
  // the dataset's rank is nobody's but its own: candidates rank by their scores
  const held = named.filter(([role]) => answerer.name === null || role !== 'rank')
  return {
    ...(Object.fromEntries(held) as Partial<Record<Role, ColumnExpr>>),
    ...(score === undefined ? {} : { score }),
    ...(prediction === undefined ? {} : { prediction }),
    raters: (columns.raters ?? []).map((name) => columnExpr(context, name, at)),
    scores: classScores(answerer.scores ?? [], roleColumn(context, 'label'), own),
    ...intervalOf(columns, (name) => columnExpr(context, name, at)),
    ratings: ratingsOf(columns.raters ?? [], context),
    extents: extentsOf(context),
  }
}

/** The values that these columns hold, where they are few enough to be known. */
export function ratingsOf(raters: readonly string[], { facts }: DatasetContext): readonly Value[] {
  const values = facts.columns.filter(({ name }) => raters.includes(name)).map((column) => column.values)
  return values.includes(undefined) ? [] : [...new Set(values.flatMap((list) => list ?? []))]
}

/** In the order of the classes: numbers by value, texts by their letters. */
function classScores(
  scores: readonly ClassScore[],
  label: ColumnExpr | undefined,
  columnOf: (name: string) => ColumnExpr,
): RoleColumns['scores'] {
  return scores
    .map(({ className, column }) => ({ value: label && inTypeOf(label, className), column }))
    .toSorted((a, b) => ((a.value ?? '') < (b.value ?? '') ? -1 : 1))
    .map(({ value, column }) => ({
      is: value === undefined || label === undefined ? never : compare(label, '=', literal(value, label.type)),
      column: columnOf(column),
    }))
}

function intervalOf({ interval }: Columns, column: (name: string) => ColumnExpr): Pick<RoleColumns, 'interval'> {
  return interval === undefined ? {} : { interval: [column(interval[0]), column(interval[1])] }
}

function extentsOf({ facts }: DatasetContext): ReadonlyMap<string, Extent> {
  return new Map(facts.columns.map(({ name, minimum = 0, maximum = 0 }) => [name, { minimum, maximum }]))
}
