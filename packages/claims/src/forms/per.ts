import { hull, ratioLimits, scaleRatio, type LinearisedRatio } from '@plumb/stats'
import { arithmetic, number } from '../plan/expressions.ts'
import type { Form } from './form.ts'
import type { Sampled } from './measured.ts'
import { momentForm } from './moment-form.ts'
import { tailNotes } from './mean.ts'
import type { PerQuantity } from './quantity.ts'
import type { RatioTerms } from './ratio-moments.ts'
import { orReason } from './undefined.ts'

/** A ratio of sums: cost per success, tokens per answer. */
export const perForm: Form<PerQuantity> = momentForm(termsOf, sampledPer)

function termsOf({ numerator, denominator, numeratorScale, denominatorScale }: PerQuantity): RatioTerms {
  return {
    a: arithmetic(numerator, '/', number(numeratorScale)),
    b: arithmetic(denominator, '/', number(denominatorScale)),
    degree: 3,
    precise: true,
  }
}

function sampledPer(quantity: PerQuantity, ratio: LinearisedRatio, n: number): Sampled {
  const scale = quantity.numeratorScale / quantity.denominatorScale
  const interval = (confidence: number): { low: number; high: number } =>
    quantity.positive ? ratioLimits(ratio, { confidence }) : hull(ratio, { confidence })
  return {
    estimate: ratio.estimate * scale,
    n,
    method: quantity.positive ? 'ratio of sums: hull, with a log upper limit' : 'ratio of sums: hull of residuals',
    ...orReason(
      () => interval(0.95),
      (confidence) => {
        const { low, high } = interval(confidence)
        return { low: low * scale, high: high * scale }
      },
    ),
    resized: (factor) => sampledPer(quantity, scaleRatio(ratio, factor), n * factor),
    notes: tailNotes(ratio),
  }
}
