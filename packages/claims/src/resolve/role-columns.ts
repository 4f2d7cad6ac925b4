import type { RoleColumns } from '../measures/measure.ts'
import type { ColumnExpr } from '../plan/expr.ts'
import type { Columns, Role } from '../product/product.ts'
import type { Answerer } from './answerer.ts'
import { columnExpr, roleColumn, type DatasetContext } from './dataset-context.ts'

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
  const own = (name: string | undefined): ColumnExpr | undefined =>
    name === undefined ? undefined : columnExpr(context, name, answerer.at)
  const [score, prediction] = [own(answerer.score), own(answerer.prediction)]
  return {
    ...(Object.fromEntries(named) as Partial<Record<Role, ColumnExpr>>),
    ...(score === undefined ? {} : { score }),
    ...(prediction === undefined ? {} : { prediction }),
    raters: (columns.raters ?? []).map((name) => columnExpr(context, name, at)),
    scores: Object.entries(columns.scores ?? {}).map(([className, name]) => ({
      className,
      column: columnExpr(context, name, at),
    })),
    ...intervalOf(columns, (name) => columnExpr(context, name, at)),
  }
}

function intervalOf({ interval }: Columns, column: (name: string) => ColumnExpr): Pick<RoleColumns, 'interval'> {
  return interval === undefined ? {} : { interval: [column(interval[0]), column(interval[1])] }
}
