import { rootMeanSquare, scaleRatio, type LinearisedRatio } from '@plumb/stats'
import { arithmetic, number } from '../plan/expressions.ts'
import { heavyTail } from './heavy-tail.ts'
import { tailNotes } from './mean.ts'
import type { Form } from './form.ts'
import type { Sampled } from './measured.ts'
import { momentForm } from './moment-form.ts'
import type { RootQuantity } from './quantity.ts'
import type { RatioTerms } from './ratio-moments.ts'
import { orReason } from './undefined.ts'

/** The root of a mean square: RMSE. */
export const rootForm: Form<RootQuantity> = momentForm(termsOf, sampledRoot)

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
