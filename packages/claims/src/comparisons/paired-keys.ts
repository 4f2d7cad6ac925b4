import type { Expr } from '../plan/expr.ts'
import type { Key } from '../plan/scan.ts'

/** The keys of a joint histogram: those of the first candidate, then of the second. */
export function pairedKeys([first, second]: readonly [Expr, Expr]): readonly [Key, Key] {
  return [
    { name: 'first', expr: first },
    { name: 'second', expr: second },
  ]
}
