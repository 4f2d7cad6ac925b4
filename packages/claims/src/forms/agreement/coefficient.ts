import {
  cohenKappa,
  fleissKappa,
  gwetAc1,
  krippendorffAlpha,
  percentAgreement,
  type Estimate,
  type RatingSample,
} from '@plumb/stats'
import type { Value } from '../../plan/expr.ts'
import type { AgreementQuantity } from '../quantity.ts'

interface RatedCoefficient extends Estimate {
  /** Whether simulation has shown that the interval keeps its level, of independent rows. */
  readonly proven: boolean
}

/** A coefficient of agreement of some ratings, with its interval. */
export function coefficientOf(
  { coefficient, metric = 'nominal' }: AgreementQuantity,
  sample: RatingSample,
  values: readonly Value[],
  confidence: number,
): RatedCoefficient {
  switch (coefficient) {
    case 'percent':
      return { ...percentAgreement(sample, { confidence }), proven: true }
    case 'cohen':
      return cohenKappa(sample, { confidence })
    case 'linear-cohen':
      return cohenKappa(sample, { confidence, weights: 'linear' })
    case 'fleiss':
      return fleissKappa(sample, { confidence })
    case 'gwet':
      return gwetAc1(sample, { confidence })
    case 'krippendorff':
      return krippendorffAlpha(sample, { confidence, metric, ...numbered(metric, values) })
  }
}

function numbered(metric: string, values: readonly Value[]): { readonly values?: readonly number[] } {
  return metric === 'interval' || metric === 'ratio' ? { values: values.map(Number) } : {}
}
