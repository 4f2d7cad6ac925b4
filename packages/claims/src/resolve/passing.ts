import { InputError, type Place } from '../errors.ts'
import type { ColumnExpr, Expr, Value } from '../plan/expr.ts'
import { compare, literal, or } from '../plan/expressions.ts'
import { columnFacts, type DatasetContext } from './dataset-context.ts'
import { isPositive } from './label.ts'

const passWords = new Set('pass passed passes yes y true good correct ok accept accepted positive 1'.split(' '))
const failWords = new Set('fail failed fails no n false bad incorrect reject rejected negative 0 -1'.split(' '))

/** Where a column of judgements passes a row: its positive value, or else the usual words for it. */
export function passing(column: ColumnExpr, context: DatasetContext, place: Place): Expr {
  const { positive, name } = context.dataset
  const facts = columnFacts(context, column.name, place)
  const held = facts.values?.filter((value) => value !== null) ?? []
  if (positive !== undefined && held.some((value) => String(value) === String(positive))) {
    return isPositive(column, positive, facts)
  }
  if (column.type === 'boolean' || context.facts.rows === 0) return isPositive(column, 1, facts)
  const passes = held.filter((value) => passWords.has(wordOf(value)))
  const others = held.filter((value) => !passes.includes(value) && !failWords.has(wordOf(value)))
  // of words one for passing is enough; a number between other numbers is a grade
  const tells = column.type === 'text' && passes.length > 0 ? true : others.length === 0
  if (!tells || facts.values === undefined) throw noPass(column, held, name, place)
  return or(...passes.map((value) => compare(column, '=', literal(value, column.type))))
}

function wordOf(value: Value): string {
  return String(value).trim().toLowerCase()
}

function noPass({ name }: ColumnExpr, held: readonly Value[], dataset: string, place: Place): InputError {
  const shown = held.length === 0 ? 'many values' : held.slice(0, 4).map(String).join(', ')
  const got = `${name}, which holds ${shown}`
  return new InputError('wrong-shape', `nothing says what passes in ${got}, of dataset ${dataset}: write positive: …`, {
    ...place,
    wanted: 'positive: the value that means passed',
    got,
  })
}
