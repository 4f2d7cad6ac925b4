import type { LinearisedRatio } from '@plumb/stats'
import { isLoneCluster } from './cluster-sums.ts'
import { noConditions, noKeys, type Form } from './form.ts'
import type { Sampled } from './measured.ts'
import type { Quantity } from './quantity.ts'
import { momentValues, ratioOf, type RatioTerms } from './ratio-moments.ts'
import { designValues, totalRows } from './slice-view.ts'

/** The form of what is told from the moments of a ratio of sums: its terms, and what the linearised ratio says. */
export function momentForm<One extends Quantity>(
  termsOf: (quantity: One) => RatioTerms,
  sampledOf: (quantity: One, ratio: LinearisedRatio, n: number) => Sampled,
): Form<One> {
  return {
    conditions: noConditions,
    fine: noKeys,
    values: (quantity, design, _fine, sure) => [
      ...designValues(design),
      ...momentValues(termsOf(quantity), design, sure),
    ],
    measure(quantity, view, design) {
      const n = totalRows(view.cells)
      const ratio = ratioOf(termsOf(quantity), view, design)
      if (n === 0 || ratio === undefined) return { reason: 'empty-denominator', n }
      return isLoneCluster(ratio) ? { reason: 'one-cluster', n } : sampledOf(quantity, ratio, n)
    },
  }
}
