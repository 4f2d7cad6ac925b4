import type { Expr } from './expr.ts'
import type { Scan } from './scan.ts'
import { partsOf } from './parts-of.ts'

/** The names of the columns that a scan reads. */
export function columnsOf({ filter, keys, values }: Scan): readonly string[] {
  const exprs = [
    ...(filter === undefined ? [] : [filter]),
    ...keys.map(({ expr }) => expr),
    ...values.flatMap(({ aggregate }) => ('of' in aggregate ? [aggregate.of] : [])),
  ]
  return [...new Set(exprs.flatMap(namesIn))]
}

function namesIn(expr: Expr): readonly string[] {
  return expr.op === 'column' ? [expr.name] : partsOf(expr).flatMap(namesIn)
}
