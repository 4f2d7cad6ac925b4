import { StatsError } from '../errors.ts'
import type { Estimate } from '../estimate.ts'
import { effectiveRows } from '../intervals/effective-rows.ts'
import { mover } from '../intervals/mover.ts'
import { midP } from '../intervals/proportion.ts'
import type { LevelOptions, ShareSample } from '../sample.ts'

/** What a judge says of all rows, and what people say of some of them, drawn at random. */
export interface JudgedSample {
  /** Judge yes, over all rows, labelled or not. */
  readonly judgeYes: ShareSample
  /** Label yes where the judge says yes; null where no such row is labelled. */
  readonly yesWhereJudgeYes: ShareSample | null
  /** Label yes where the judge says no; null where no such row is labelled. */
  readonly yesWhereJudgeNo: ShareSample | null
}

/**
 * The true rate of yes when a judge (a model, a rule) saw every row and people labelled a random part of them: the labels
 * correct the judge within its yes and its no. A useless judge only gives the width of the labels alone. Where the labels
 * were chosen by class or come from elsewhere use `roganGladen`.
 *
 * @param sample independent, weighted or clustered shares (`judgeShares` makes those of counts)
 * @param options.confidence level inside (0, 1), default 0.95
 * @returns limits inside [0, 1]
 * @throws {StatsError} `empty-denominator` without a row or without a label, `one-cluster`, `too-few-values`,
 *   `out-of-range`, `not-finite`, `bad-option`
 * @see Cochran (1977), Sampling Techniques, chapter 12 (double sampling for stratification); Zou & Donner (2008),
 *   Statistics in Medicine 27:1693–1702, on mid-p limits
 */
export function judgeCorrectedRate(sample: JudgedSample, options: LevelOptions = {}): Estimate {
  const { yesWhereJudgeYes, yesWhereJudgeNo } = sample
  if (yesWhereJudgeYes === null && yesWhereJudgeNo === null) {
    throw new StatsError('empty-denominator', 'a judge can be corrected by labels only; got no labelled row')
  }
  const judged = limited(sample.judgeYes, options)
  const [ofYes, ofNo] = [limited(yesWhereJudgeYes, options), limited(yesWhereJudgeNo, options)]
  const gap = ofYes.estimate - ofNo.estimate
  const estimate = judged.estimate * ofYes.estimate + (1 - judged.estimate) * ofNo.estimate
  const { low, high } = mover([
    { coefficient: judged.estimate, ...ofYes },
    { coefficient: 1 - judged.estimate, ...ofNo },
    { coefficient: gap, ...judged },
  ])
  // The rate is linear in each part: the last term counts how the judged share moves it, not its level.
  const level = gap * judged.estimate
  return { estimate, low: Math.max(0, low - level), high: Math.min(1, high - level) }
}

/** A share with its mid-p limits; one half and no limits where no row tells. */
function limited(share: ShareSample | null, options: LevelOptions): Estimate {
  if (share === null) return { estimate: 1 / 2, low: 0, high: 1 }
  const { estimate, yes, rows } = effectiveRows(share, options)
  return { estimate, ...midP(yes, rows, options) }
}
