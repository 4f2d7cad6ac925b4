import { columnsIn } from './columns-of.ts'
import type { ColumnExpr, Expr } from './expr.ts'
import { partsOf } from './parts-of.ts'

/** The columns that a condition compares without asking whether they are missing: a missing value there counts all the same. */
export function comparedColumns(condition: Expr): readonly ColumnExpr[] {
  const asked = new Set(
    partsWhere(condition, asksMissing)
      .flatMap(columnsIn)
      .map(({ name }) => name),
  )
  const compared = columnsIn(condition).filter(({ name }) => !asked.has(name))
  return [...new Map(compared.map((column) => [column.name, column])).values()]
}

function asksMissing({ op }: Expr): boolean {
  return op === 'missing' || op === 'null'
}

function partsWhere(expr: Expr, wanted: (expr: Expr) => boolean): readonly Expr[] {
  return [...(wanted(expr) ? [expr] : []), ...partsOf(expr).flatMap((part) => partsWhere(part, wanted))]
}
