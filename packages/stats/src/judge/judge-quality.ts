import type { Estimate } from '../estimate.ts'
import { effectiveRows, shareLimits } from '../intervals/effective-rows.ts'
import { mover } from '../intervals/mover.ts'
import type { LevelOptions, ShareSample } from '../sample.ts'

/** How well a judge tells yes from no. */
export interface JudgeQuality {
  /** Share of true yes that it passes. */
  readonly sensitivity: Estimate
  /** Share of true no that it stops. */
  readonly specificity: Estimate
  /** sensitivity + specificity − 1: 1 for a perfect judge, 0 for one that does not look. */
  readonly informedness: Estimate
}

/**
 * Sensitivity and specificity of a judge with their exact intervals, and what the two are worth together.
 *
 * @param labels shares of labelled rows of each class (`judgeShares` makes those of counts)
 * @param options.confidence level inside (0, 1), default 0.95
 * @throws {StatsError} as `shareLimits`
 * @see Clopper & Pearson (1934); Zou & Donner (2008), Statistics in Medicine 27:1693–1702; Youden (1950), Cancer 3:32–35
 * @example
 * judgeQuality({
 *   sensitivity: { design: 'independent', yes: 45, rows: 50 },
 *   specificity: { design: 'independent', yes: 43, rows: 50 },
 * }).informedness.low // => 0.5862597
 */
export function judgeQuality(
  labels: { readonly sensitivity: ShareSample; readonly specificity: ShareSample },
  options: LevelOptions = {},
): JudgeQuality {
  const sensitivity = limited(labels.sensitivity, options)
  const specificity = limited(labels.specificity, options)
  const estimate = sensitivity.estimate + specificity.estimate - 1
  const { low, high } = mover([
    { coefficient: 1, ...sensitivity },
    { coefficient: 1, ...specificity },
  ])
  return { sensitivity, specificity, informedness: { estimate, low: low - 1, high: high - 1 } }
}

function limited(share: ShareSample, options: LevelOptions): Estimate {
  return { estimate: effectiveRows(share, options).estimate, ...shareLimits(share, options) }
}
