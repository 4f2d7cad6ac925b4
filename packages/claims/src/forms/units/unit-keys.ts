import { cellCount } from '../../plan/cell-count.ts'
import type { ColumnExpr, Expr } from '../../plan/expr.ts'
import { compare, iff, literal, number } from '../../plan/expressions.ts'
import type { DatasetFacts, Key } from '../../plan/scan.ts'
import type { Note } from '../../check/check.ts'

/** About so many cells of units are held at once; of more rows a part of the units is read. */
const mostCells = 1_000_000

/**
 * The unit and what its value needs, as keys. Where their cells would be too many, one unit in so many is kept, by a
 * stable hash, and the keys of all other rows are missing: a random part of the units, so that estimate and range stand.
 */
export function unitKeys(
  unit: ColumnExpr,
  columns: readonly ColumnExpr[],
  facts: DatasetFacts,
  others: readonly Key[],
): readonly Key[] {
  const plain = [unit, ...columns].map((expr): Key => ({ name: expr.name, expr }))
  const parts = Math.ceil(cellCount([...plain, ...others], facts) / mostCells)
  if (parts <= 1) return plain
  const kept = compare({ op: 'hash', of: unit, buckets: parts }, '=', number(0))
  return plain.map(({ name, expr }) => ({ name, expr: iff(kept, expr, literal(null, (expr as ColumnExpr).type)) }))
}

/** One unit in so many was read: 1 where all were. */
export function unitsPerRead([unit]: readonly Key[]): number {
  const expr: Expr | undefined = unit?.expr
  const hash = expr?.op === 'if' && expr.when.op === 'compare' ? expr.when.left : undefined
  return hash?.op === 'hash' ? hash.buckets : 1
}

/** Said beside the mean of a part of the units. */
export function partNote(parts: number, units: string): readonly Note[] {
  if (parts === 1) return []
  const text = `Of so many rows one in ${parts} ${units} was read, chosen by a stable hash; the range allows for it.`
  return [{ code: 'part-read', text }]
}
