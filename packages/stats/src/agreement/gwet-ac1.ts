import type { LevelOptions } from '../sample.ts'
import { sum } from '../special/sum.ts'
import { categoryShares, shareInfluence } from './category-shares.ts'
import { type Agreement, chanceCorrected, type Disagreement } from './chance-corrected.ts'
import { pairDisagreement, ratingCounts, type RatingCounts } from './rating-counts.ts'
import type { RatingSample } from './rating-sample.ts'

/**
 * Gwet's AC1: agreement beyond chance that stays near plain agreement when one category holds nearly all units, where
 * kappa and alpha fall. It depends on how many categories were declared, also those that nobody chose.
 *
 * @param sample any number of raters; a unit with one rating tells of the categories, not of the agreement
 * @param options.confidence level inside (0, 1), default 0.95
 * @returns `proven`, also with ratings that are missing by chance
 * @throws {StatsError} `too-few-values`, `one-class` for fewer than 2 categories, `out-of-range`, `not-finite`
 * @see Gwet (2008), British Journal of Mathematical and Statistical Psychology 61:29–48
 * @example
 * gwetAc1(ratingsOfTable([[40, 10], [10, 40]])).estimate // => 0.6
 */
export function gwetAc1(sample: RatingSample, options: LevelOptions = {}): Agreement {
  const patterns = ratingCounts(sample, { least: 1 })
  const units = patterns.map((each) => each.units)
  const shares = categoryShares(patterns, () => 1)
  const others = sample.categories - 1
  const gradient = shares.map((share) => -(1 - 2 * share) / others)
  return chanceCorrected(
    {
      units,
      observed: observedDisagreement(patterns, sum(units)),
      expected: {
        estimate: Math.min(1, 1 - sum(shares.map((share) => share * (1 - share))) / others),
        influences: patterns.map((each) => shareInfluence(each, shares, gradient)),
        carriers: sum(units),
      },
      proven: true,
    },
    options,
  )
}

/** Mean over the units with two ratings; the other units have no influence on it. */
function observedDisagreement(patterns: readonly RatingCounts[], n: number): Disagreement {
  const paired = patterns.filter(({ ratings }) => ratings >= 2)
  const carriers = sum(paired.map(({ units }) => units))
  const estimate = sum(paired.map((each) => each.units * pairDisagreement(each))) / carriers
  const influences = patterns.map((each) =>
    each.ratings >= 2 ? (n / carriers) * (pairDisagreement(each) - estimate) : 0,
  )
  return { estimate, influences, carriers }
}
