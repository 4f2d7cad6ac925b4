import { InputError } from '../errors.ts'
import type { Quantity } from '../language/claim.ts'
import { nearestName } from '../language/nearest.ts'
import type { Measure } from '../measures/measure.ts'
import { measureNamed, measureNames } from '../measures/registry.ts'
import type { Scope } from './scope.ts'

export const combinators: readonly string[] = ['gap', 'parity', 'worst', 'change']

export function measureOf(quantity: Quantity, { placeOf }: Pick<Scope, 'placeOf'>): Measure {
  const { text } = quantity.measure
  const measure = measureNamed(text)
  if (measure !== undefined) return measure
  const nearest = nearestName(text, [...measureNames(), ...combinators])
  const hint = nearest === undefined ? '' : `. Nearest: ${nearest}`
  throw new InputError('unknown-name', `wanted a measure, got ${text}${hint}`, {
    ...placeOf(quantity.measure),
    wanted: 'a measure',
    got: text,
    ...(nearest === undefined ? {} : { nearest }),
  })
}
