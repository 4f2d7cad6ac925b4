import { StatsError } from '../errors.ts'
import type { LevelOptions } from '../sample.ts'
import { sum } from '../special/sum.ts'
import { categoryShares, shareInfluence } from './category-shares.ts'
import { type Agreement, chanceCorrected } from './chance-corrected.ts'
import { pairDisagreement, ratingCounts, type RatingCounts } from './rating-counts.ts'
import type { RatingSample } from './rating-sample.ts'

/**
 * Fleiss' kappa: agreement beyond chance of a fixed number of ratings a unit, whoever gave them. Kept for comparison with
 * published figures; `krippendorffAlpha` is the same with a correction for few units, and takes missing ratings.
 *
 * @param sample patterns, all with the same number of ratings, 2 or more (`ratingsOfCounts`)
 * @param options.confidence level inside (0, 1), default 0.95
 * @returns `proven`
 * @throws {StatsError} `bad-option` where units differ in their number of ratings, `one-class`, `too-few-values`,
 *   `out-of-range`, `not-finite`
 * @see Fleiss (1971), Psychological Bulletin 76:378–382; equals statsmodels' `fleiss_kappa`
 * @example
 * fleissKappa(ratingsOfCounts([[3, 0], [0, 3], [2, 1]])).estimate // => 0.55
 */
export function fleissKappa(sample: RatingSample, options: LevelOptions = {}): Agreement {
  const patterns = ratingCounts(sample, { least: 0 })
  requireOneNumber(patterns)
  const units = patterns.map((each) => each.units)
  const n = sum(units)
  const shares = categoryShares(patterns, () => 1)
  const disagreements = patterns.map((each) => pairDisagreement(each))
  const observed = sum(disagreements.map((each, i) => each * (units[i] ?? 0))) / n
  const gradient = shares.map((share) => -2 * share)
  return chanceCorrected(
    {
      units,
      observed: { estimate: observed, influences: disagreements.map((each) => each - observed), carriers: n },
      expected: {
        estimate: 1 - sum(shares.map((share) => share ** 2)),
        influences: patterns.map((each) => shareInfluence(each, shares, gradient)),
        carriers: n,
      },
      proven: true,
    },
    options,
  )
}

function requireOneNumber(patterns: readonly RatingCounts[]): void {
  const numbers = [...new Set(patterns.map(({ ratings }) => ratings))]
  if (numbers.length === 1) return
  const got = numbers.toSorted((a, b) => a - b).join(', ')
  throw new StatsError('bad-option', `Fleiss' kappa wants the same number of ratings for every unit; got ${got}`)
}
