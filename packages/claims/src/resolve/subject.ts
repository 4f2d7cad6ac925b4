import { InputError } from '../errors.ts'
import type { Argument, Name, Quantity } from '../language/claim.ts'
import type { ColumnType } from '../plan/expr.ts'
import type { Product, StatedClaim } from '../product/product.ts'
import { measureNamed } from '../measures/registry.ts'
import { basisOf } from './basis.ts'
import type { DatasetContext } from './dataset-context.ts'
import { distanceOf } from './distance.ts'
import type { SliceKey, Subject } from './resolved.ts'
import { type Scope, scopeOf } from './scope.ts'
import { sliceKey, windowOf } from './slices.ts'
import { versusScope } from './versus-scope.ts'

/** What a claim speaks of: one quantity, or a combinator over one. */
export function subjectOf(
  quantity: Quantity,
  stated: StatedClaim,
  product: Product,
  contexts: readonly DatasetContext[],
  scope: Scope,
): Subject {
  const { text } = quantity.measure
  const measure = measureNamed(text)
  if (measure?.versus === true) return distanceOf(measure, quantity, stated, product, contexts, scope)
  if (text !== 'change') refuseVersus(stated, quantity, scope)
  switch (text) {
    case 'gap':
    case 'parity':
    case 'worst': {
      const [inner, column] = twoArguments(quantity, scope)
      const self = basisOf(inner, innerScope(inner, quantity, stated, product, scope))
      if (self.measure.fact === true) throw notAGroupMeasure(text, inner, scope)
      return { kind: text, self, by: sliceKey(column, scope) }
    }
    case 'change':
      return changeOf(oneQuantity(quantity, scope), quantity, stated, product, contexts, scope)
    default:
      return { kind: 'plain', self: basisOf(quantity, innerScope(quantity, quantity, stated, product, scope)) }
  }
}

/** `of` may stand inside a combinator or after it. */
function innerScope(inner: Quantity, outer: Quantity, stated: StatedClaim, product: Product, scope: Scope): Scope {
  const of = inner.of ?? outer.of
  return of === undefined ? scope : scopeOf(stated, product, scope.context, of)
}

function notAGroupMeasure(combinator: string, inner: Quantity, { placeOf }: Scope): InputError {
  return new InputError(
    'wrong-shape',
    `${combinator} compares groups of people or cases; ${inner.measure.text} is a fact of the file`,
    {
      ...placeOf(inner),
      wanted: 'an inferred measure, such as recall',
      got: inner.measure.text,
    },
  )
}

function twoArguments(quantity: Quantity, { placeOf }: Scope): readonly [Quantity, Name] {
  const [first, second] = quantity.args
  const inner = first === undefined ? undefined : asQuantity(first)
  if (quantity.args.length === 2 && inner !== undefined && second?.kind === 'name') return [inner, second.name]
  throw new InputError(
    'bad-claim',
    `wanted ${quantity.measure.text}(measure, column), such as ${quantity.measure.text}(recall, country)`,
    {
      ...placeOf(quantity),
      wanted: `${quantity.measure.text}(measure, column)`,
      got: `${quantity.args.length} argument${quantity.args.length === 1 ? '' : 's'}`,
    },
  )
}

function oneQuantity(quantity: Quantity, { placeOf }: Scope): Quantity {
  const [first] = quantity.args
  const inner = first === undefined ? undefined : asQuantity(first)
  if (quantity.args.length === 1 && inner !== undefined) return inner
  throw new InputError('bad-claim', 'wanted change(measure), such as change(precision)', {
    ...placeOf(quantity),
    wanted: 'change(measure)',
    got: `${quantity.args.length} argument${quantity.args.length === 1 ? '' : 's'}`,
  })
}

/** An argument that is, or could be, a measure. */
export function asQuantity(argument: Argument): Quantity | undefined {
  if (argument.kind === 'quantity') return argument.quantity
  return argument.kind === 'name' ? { measure: argument.name, args: [], at: argument.name.at } : undefined
}

function changeOf(
  inner: Quantity,
  outer: Quantity,
  stated: StatedClaim,
  product: Product,
  contexts: readonly DatasetContext[],
  scope: Scope,
): Subject {
  const { versus } = stated.claim.clauses
  const own = innerScope(inner, outer, stated, product, scope)
  const self = basisOf(inner, own)
  if (versus?.kind === 'previous') {
    return { kind: 'change-window', self, unit: versus.unit, key: windowOf(versus.unit, scope) }
  }
  const reference = versusScope({ ...outer, of: inner.of ?? outer.of }, stated, product, contexts, scope)
  return { kind: 'change', self, versus: basisOf(inner, reference), segments: sharedSegments(scope, reference) }
}

/** Segments whose column both datasets have, of one type. */
function sharedSegments(scope: Scope, reference: Scope): readonly SliceKey[] {
  const typeOf = ({ context }: Scope, column: string): ColumnType | undefined =>
    context.facts.columns.find(({ name }) => name === column)?.type
  return scope.context.dataset.segments
    .filter(({ column, cuts }) => {
      const type = typeOf(scope, column)
      return type !== undefined && type === typeOf(reference, column) && (cuts === undefined || type === 'number')
    })
    .map(({ name }) => sliceKey({ text: name, at: { start: 0, end: 0 } }, scope))
}

/** A `vs` that nothing is measured against would be passed over in silence. */
function refuseVersus({ claim: { clauses } }: StatedClaim, { measure, at }: Quantity, { placeOf }: Scope): void {
  const { versus } = clauses
  if (versus === undefined) return
  const nearest = `change(${measure.text})`
  throw new InputError('bad-claim', `vs belongs to change: write ${nearest}`, {
    ...placeOf(versus.kind === 'dataset' ? versus.name : { at }),
    wanted: 'a change, where there is a vs',
    got: measure.text,
    nearest,
  })
}
