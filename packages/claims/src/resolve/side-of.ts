import { InputError } from '../errors.ts'
import { nearestName } from '../language/nearest.ts'
import { leftWords, rightWords, tieWords } from '../measures/contests.ts'
import type { RoleColumns } from '../measures/measure.ts'
import type { ColumnExpr } from '../plan/expr.ts'
import { namesSides, tellsPlaces } from './contest-needs.ts'
import type { DatasetContext } from './dataset-context.ts'
import type { Place } from '../errors.ts'

/** Refuses a side that takes part in no contest: it would have won none of them. */
export function checkSide(side: string, columns: RoleColumns, context: DatasetContext, place: Place): void {
  const { winner } = columns
  if (winner === undefined || context.facts.rows === 0) return
  const sides = sidesOf(columns, winner, context)
  if (sides === undefined || sides.includes(side)) return
  const nearest = nearestName(side, sides)
  const message = `no contest of dataset ${context.dataset.name} has a side ${side}; it has ${sides.slice(0, 6).join(', ')}`
  throw new InputError('unknown-name', message, {
    ...place,
    wanted: 'who takes part in the contests',
    got: side,
    ...(nearest === undefined ? {} : { nearest }),
  })
}

/** Every side that a claim can name; undefined where there are too many to know. */
function sidesOf(columns: RoleColumns, winner: ColumnExpr, context: DatasetContext): readonly string[] | undefined {
  const { left, right } = columns
  const places = namesSides(columns) || tellsPlaces(winner, context) ? ['left', 'right'] : []
  const named = namesSides(columns) ? [left!, right!] : [winner]
  const values = named.map(({ name }) => context.facts.columns.find((column) => column.name === name)?.values)
  if (values.includes(undefined)) return undefined
  const words = [...leftWords, ...rightWords, ...tieWords]
  const held = values.flatMap((list) => list ?? []).filter((value) => value !== null)
  const sides = held.map(String).filter((value) => namesSides(columns) || !words.includes(value))
  return [...new Set([...places, ...sides])]
}
