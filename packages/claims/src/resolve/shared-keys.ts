import { InputError, type Place } from '../errors.ts'
import type { Expr } from '../plan/expr.ts'
import type { SliceKey } from './resolved.ts'

/**
 * Refuses slices and windows that mean one thing in a dataset and another in the one that it is compared with: a column
 * of another type, or another column for the time.
 *
 * @throws {InputError} `wrong-shape`
 */
export function requireSharedKeys(
  own: readonly SliceKey[],
  others: readonly SliceKey[],
  names: readonly [string, string],
  place: Place,
): void {
  own.forEach((key, i) => {
    const other = others[i]
    if (other === undefined || meaning(key.expr) === meaning(other.expr)) return
    const got = `${columnOf(key.expr)} in ${names[0]}, ${columnOf(other.expr)} in ${names[1]}`
    throw new InputError('wrong-shape', `${key.name} is not the same in ${names[0]} and ${names[1]}: ${got}`, {
      ...place,
      wanted: 'the same column, of the same type, in both datasets',
      got,
    })
  })
}

/** What a key groups by, whether or not some values are not of its column's type. */
function meaning(expr: Expr): string {
  return JSON.stringify(expr, (name, value: unknown) => (name === 'bad' ? undefined : value))
}

function columnOf(expr: Expr): string {
  if (expr.op === 'band' || expr.op === 'window') return columnOf(expr.of)
  return expr.op === 'column' ? `${expr.name}, a column of ${expr.type}` : 'a column without values'
}
