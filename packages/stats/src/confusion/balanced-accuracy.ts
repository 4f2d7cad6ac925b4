import type { Estimate } from '../estimate.ts'
import { effectiveRows } from '../intervals/effective-rows.ts'
import { mover, type MoverTerm } from '../intervals/mover.ts'
import { midP } from '../intervals/proportion.ts'
import type { LevelOptions, ShareSample } from '../sample.ts'

/**
 * Balanced accuracy, the mean of sensitivity and specificity: how good the predictions are when both classes count alike.
 * Mid-p intervals of the two, on effective rows, combined by MOVER; labels are the design, so the two are independent.
 *
 * @param sensitivity the sample of tp among the positives
 * @param specificity the sample of tn among the negatives
 * @param options.confidence level inside (0, 1), default 0.95
 * @returns `estimate`, `low`, `high` in [0, 1]
 * @throws {StatsError} `empty-denominator` when a class has no rows, `one-cluster`, `bad-option`
 * @see Zou & Donner (2008), Statistics in Medicine 27:1693
 * @example
 * balancedAccuracy({ design: 'independent', yes: 12, rows: 12 }, { design: 'independent', yes: 88, rows: 88 }).low // => 0.888278
 */
export function balancedAccuracy(
  sensitivity: ShareSample,
  specificity: ShareSample,
  options: LevelOptions = {},
): Estimate {
  const terms = [halfTerm(sensitivity, options), halfTerm(specificity, options)]
  const { low, high } = mover(terms)
  const estimate = terms.reduce((sum, term) => sum + term.estimate, 0) / 2
  return { estimate, low: Math.max(0, low), high: Math.min(1, high) }
}

function halfTerm(sample: ShareSample, options: LevelOptions): MoverTerm {
  const { estimate, yes, rows } = effectiveRows(sample, options)
  return { coefficient: 1 / 2, estimate, ...midP(yes, rows, options) }
}
