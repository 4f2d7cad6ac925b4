import { rootMeanSquare, scaleRatio, type LinearisedRatio } from '@plumb/stats'
import { arithmetic, number } from '../plan/expressions.ts'
import { noConditions, noKeys, type Form } from './form.ts'
import { heavyTail } from './heavy-tail.ts'
import { tailNotes } from './mean.ts'
import type { Sampled } from './measured.ts'
import type { RootQuantity } from './quantity.ts'
import { momentValues, ratioOf, type RatioTerms } from './ratio-moments.ts'
import { designValues, totalRows } from './slice-view.ts'
import { orReason } from './undefined.ts'

/** The root of a mean square: RMSE. */
export const rootForm: Form<RootQuantity> = {
  conditions: noConditions,
  fine: noKeys,
  values: (quantity, design) => [...designValues(design), ...momentValues(termsOf(quantity), design)],
  measure(quantity, view, design) {
    const n = totalRows(view.cells)
    const squares = ratioOf(termsOf(quantity), view, design)
    if (n === 0 || squares === undefined) return { reason: 'empty-denominator', n }
    if (squares.unit === 'cluster' && squares.units < 2) return { reason: 'one-cluster', n }
    return sampledRoot(quantity, squares, n)
  },
}

function termsOf({ value, scale }: RootQuantity): RatioTerms {
  const part = arithmetic(value, '/', number(scale))
  return { a: arithmetic(part, '*', part), degree: 3, precise: true }
}

function sampledRoot(quantity: RootQuantity, squares: LinearisedRatio, n: number): Sampled {
  const { scale } = quantity
  return {
    estimate: Math.sqrt(squares.estimate) * scale,
    n,
    method: 'root of the hull of squared errors',
    ...orReason(
      () => rootMeanSquare(squares),
      (confidence) => {
        const { low, high } = rootMeanSquare(squares, { confidence })
        return { low: low * scale, high: high * scale }
      },
    ),
    resized: (factor) => sampledRoot(quantity, scaleRatio(squares, factor), n * factor),
    notes: [heavyTail, ...tailNotes(squares)],
  }
}
