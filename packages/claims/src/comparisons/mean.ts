import { meanForm } from '../forms/mean.ts'
import { noKeys } from '../forms/form.ts'
import type { MeanQuantity } from '../forms/quantity.ts'
import type { BoundForm } from '../forms/registry.ts'
import { arithmetic } from '../plan/expressions.ts'

/** The mean of the row-wise difference. */
export function pairedMean(a: MeanQuantity, b: MeanQuantity): BoundForm {
  const scale = Math.abs(a.center - b.center) + a.scale + b.scale
  const precise = a.precise === true || b.precise === true ? { precise: true as const } : {}
  const difference: MeanQuantity = {
    form: 'mean',
    value: arithmetic(a.value, '-', b.value),
    center: 0,
    scale,
    ...precise,
    notes: a.notes ?? [],
  }
  return {
    conditions: [],
    fine: noKeys,
    // the second one's own sums are the reference of a relative margin
    values: (design, fine) => [difference, b].flatMap((one) => meanForm.values(one, design, fine, 0)),
    measure: (view, design, random) => meanForm.measure(difference, view, design, random),
  }
}
