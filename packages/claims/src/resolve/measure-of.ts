import { InputError } from '../errors.ts'
import type { Quantity } from '../language/claim.ts'
import { nearestName } from '../language/nearest.ts'
import type { Measure } from '../measures/measure.ts'
import { measureNamed, measureNames } from '../measures/registry.ts'
import type { Scope } from './scope.ts'

export const combinators: readonly string[] = ['gap', 'parity', 'worst', 'change']

/** The measure of a quantity by name or alias, or an error that names the nearest. */
export function measureOf(quantity: Quantity, { placeOf }: Pick<Scope, 'placeOf'>): Measure {
  const { text } = quantity.measure
  const measure = measureNamed(text)
  if (measure !== undefined) return measure
  if (combinators.includes(text)) {
    throw new InputError('bad-claim', `${text}(…) cannot stand inside gap, parity, worst, change or a comparison`, {
      ...placeOf(quantity.measure),
      wanted: 'a measure, such as recall',
      got: text,
    })
  }
  const nearest = nearestName(text, [...measureNames(), ...combinators])
  const hint = nearest === undefined ? '' : `. Nearest: ${nearest}`
  throw new InputError('unknown-name', `wanted a measure, got ${text}${hint}`, {
    ...placeOf(quantity.measure),
    wanted: 'a measure',
    got: text,
    ...(nearest === undefined ? {} : { nearest }),
  })
}
