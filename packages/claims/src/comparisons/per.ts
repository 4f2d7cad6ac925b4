import type { PerQuantity } from '../forms/quantity.ts'
import { formOf, type BoundForm } from '../forms/registry.ts'
import { arithmetic } from '../plan/expressions.ts'

/** Two ratios over one denominator differ by the ratio of the difference. */
export function pairedPer(a: PerQuantity, b: PerQuantity): BoundForm {
  return formOf({
    ...a,
    numerator: arithmetic(a.numerator, '-', b.numerator),
    numeratorScale: a.numeratorScale + b.numeratorScale,
    positive: false,
  })
}
