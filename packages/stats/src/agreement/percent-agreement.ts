import type { Estimate } from '../estimate.ts'
import { countedMean } from '../intervals/counted-mean.ts'
import { knownRangeMean } from '../intervals/known-range-mean.ts'
import { clopperPearson } from '../intervals/proportion.ts'
import type { LevelOptions } from '../sample.ts'
import { pairDisagreement, ratingCounts } from './rating-counts.ts'
import type { RatingSample } from './rating-sample.ts'

/** Plain agreement with its interval, and the units that it rests on. */
export interface PercentAgreement extends Estimate {
  /** Units with two ratings or more. */
  readonly units: number
}

/**
 * Plain agreement: how often two ratings of the same unit are equal, as a mean over units. 1 − this is the observed
 * disagreement of every unweighted coefficient. It says nothing of chance: two raters who pass 95% agree 90% by chance.
 *
 * @param sample any number of raters; units with one rating are left out
 * @param options.confidence level inside (0, 1), default 0.95
 * @returns the exact interval for two ratings a unit, that of a mean of known range for more; inside [0, 1]
 * @throws {StatsError} `too-few-values`, `one-class` for fewer than 2 categories, `out-of-range`, `not-finite`, `bad-option`
 * @see Clopper & Pearson (1934), Biometrika 26:404–413
 * @example
 * percentAgreement(ratingsOfTable([[40, 10], [10, 40]])).estimate // => 0.8
 */
export function percentAgreement(sample: RatingSample, { confidence = 0.95 }: LevelOptions = {}): PercentAgreement {
  const patterns = ratingCounts(sample)
  const agreements = patterns.map((each) => ({ value: 1 - pairDisagreement(each), count: each.units }))
  const mean = countedMean(agreements)
  const { estimate, units } = mean
  const pairsOnly = patterns.every(({ ratings }) => ratings === 2)
  const { low, high } = pairsOnly
    ? clopperPearson(Math.min(units, estimate * units), units, { confidence })
    : knownRangeMean(mean, { confidence })
  return { estimate, low, high, units }
}
