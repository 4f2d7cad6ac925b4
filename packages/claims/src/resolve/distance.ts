import { InputError } from '../errors.ts'
import type { DistanceQuantity } from '../forms/quantity.ts'
import type { Quantity } from '../language/claim.ts'
import type { Measure } from '../measures/measure.ts'
import type { Product, StatedClaim } from '../product/product.ts'
import { boundBasis } from './basis.ts'
import { columnFacts, type DatasetContext } from './dataset-context.ts'
import type { Basis, Subject } from './resolved.ts'
import { scopeOf, type Scope } from './scope.ts'
import { windowOf } from './slices.ts'
import { versusScope } from './versus-scope.ts'

/** A column of this population and of the one after `vs`. */
export function distanceOf(
  measure: Measure,
  quantity: Quantity,
  stated: StatedClaim,
  product: Product,
  contexts: readonly DatasetContext[],
  scope: Scope,
): Subject {
  const own = quantity.of === undefined ? scope : scopeOf(stated, product, scope.context, quantity.of)
  const self = boundBasis(measure, quantity, own)
  requireCategories(self, quantity, own)
  const { versus } = stated.claim.clauses
  if (versus?.kind === 'previous') {
    return { kind: 'distance-window', self, unit: versus.unit, key: windowOf(versus.unit, scope) }
  }
  const reference = versusScope(quantity, stated, product, contexts, scope)
  const other = boundBasis(measure, quantity, reference)
  requireCategories(other, quantity, reference)
  if (self.reason === undefined && other.reason === undefined) requireOneType(self, other, scope.placeOf(quantity))
  return {
    kind: 'distance',
    self: { ...self, quantity: { ...columnOf(self), center: columnOf(other).center } },
    versus: other,
  }
}

function columnOf({ quantity }: Basis): DistanceQuantity {
  if (quantity.form !== 'distance') throw new Error(`a ${quantity.form} is no distance`)
  return quantity
}

/** A distance over more categories than this says nothing. */
const mostCategories = 10_000

function requireCategories(basis: Basis, quantity: Quantity, { context, placeOf }: Scope): void {
  const { name, type } = columnOf(basis).column
  if (type === 'number') return
  const { distinct } = columnFacts(context, name, placeOf(quantity))
  if (type !== 'time' && distinct <= mostCategories) return
  const got = type === 'time' ? `${name}, a column of times` : `${name}, with more than 10,000 different values`
  const wanted = 'a column of numbers, or of at most 10,000 categories'
  throw new InputError('wrong-shape', `${basis.measure.name} wants ${wanted}; got ${got}`, {
    ...placeOf(quantity),
    wanted,
    got,
  })
}

function requireOneType(self: Basis, versus: Basis, place: ReturnType<Scope['placeOf']>): void {
  const [own, other] = [columnOf(self).column, columnOf(versus).column]
  if (own.type === other.type) return
  const got = `${own.type} in ${self.dataset.name}, ${other.type} in ${versus.dataset.name}`
  throw new InputError('wrong-shape', `${self.measure.name} wants one type of ${own.name}; it holds ${got}`, {
    ...place,
    wanted: 'a column of the same type in both datasets',
    got,
  })
}
