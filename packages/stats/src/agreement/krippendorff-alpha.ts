import type { LevelOptions } from '../sample.ts'
import { sum } from '../special/sum.ts'
import { categoryShares, shareInfluence } from './category-shares.ts'
import { type Agreement, chanceCorrected, type Disagreement } from './chance-corrected.ts'
import { pairDisagreement, ratingCounts, type RatingCounts } from './rating-counts.ts'
import type { RatingSample } from './rating-sample.ts'
import { type RatingMetric, type RatingScale, ratingScale } from './rating-scale.ts'

/** Options of `krippendorffAlpha`. */
export interface KrippendorffAlphaOptions extends LevelOptions {
  /** How far categories are apart; default 'nominal', all alike. */
  readonly metric?: RatingMetric
  /** The value of each category, ascending; needed by 'interval' and 'ratio'. */
  readonly values?: readonly number[]
}

/**
 * Krippendorff's alpha: agreement beyond chance for any number of raters, ratings that are missing, and names, ranks or
 * numbers. Units with one rating are left out.
 *
 * @param sample patterns of ratings
 * @param options.metric 'nominal', 'ordinal' (categories in order), 'interval', or 'ratio' (values of at least 0)
 * @param options.confidence level inside (0, 1), default 0.95
 * @returns `proven` for names and grades, also where some are missing by chance
 * @throws {StatsError} `one-class` where all ratings are one category, `too-few-values`, `bad-option`, `out-of-range`,
 *   `not-finite`
 * @see Krippendorff (2011), Computing Krippendorff's Alpha-Reliability, University of Pennsylvania
 * @example
 * krippendorffAlpha(ratingsOfTable([[40, 10], [10, 40]])).estimate // => 0.602
 */
export function krippendorffAlpha(
  sample: RatingSample,
  { metric = 'nominal', values, confidence = 0.95 }: KrippendorffAlphaOptions = {},
): Agreement {
  const pool = pooled(ratingCounts(sample))
  const scale = ratingScale(metric, values, pool.shares)
  const correction = {
    units: pool.patterns.map(({ units }) => units),
    observed: observedDisagreement(pool, scale),
    expected: expectedDisagreement(pool, scale),
    proven: metric === 'nominal' || metric === 'ordinal',
  }
  return chanceCorrected(correction, { confidence })
}

/** The ratings of all units in one bag; a unit counts by its ratings. */
interface RatingPool {
  readonly patterns: readonly RatingCounts[]
  readonly ratings: number
  /** Of each category. */
  readonly shares: readonly number[]
  /** How many units of equal size the units are worth. */
  readonly carriers: number
  /** Ratings of a unit over their mean. */
  readonly weightOf: (pattern: RatingCounts) => number
}

function pooled(patterns: readonly RatingCounts[]): RatingPool {
  const ratings = sum(patterns.map((each) => each.units * each.ratings))
  const mean = ratings / sum(patterns.map((each) => each.units))
  return {
    patterns,
    ratings,
    shares: categoryShares(patterns, (each) => each.ratings),
    carriers: ratings ** 2 / sum(patterns.map((each) => each.units * each.ratings ** 2)),
    weightOf: (pattern) => pattern.ratings / mean,
  }
}

function observedDisagreement(pool: RatingPool, { distance, slopes }: RatingScale): Disagreement {
  const { patterns, ratings, shares, carriers, weightOf } = pool
  const within = patterns.map((each) => pairDisagreement(each, distance))
  const estimate = sum(patterns.map((each, i) => (each.units * each.ratings * (within[i] ?? 0)) / ratings))
  const gradient = slopes(pairShares(pool))
  const influences = patterns.map(
    (each, i) => weightOf(each) * ((within[i] ?? 0) - estimate + shareInfluence(each, shares, gradient)),
  )
  return { estimate: Math.min(1, estimate), influences, carriers }
}

/** Of two different ratings of the bag: the mean over all pairs times N/(N − 1). */
function expectedDisagreement(pool: RatingPool, { distance, slopes }: RatingScale): Disagreement {
  const { patterns, ratings, shares, carriers, weightOf } = pool
  const apart = shares.map((_, first) => sum(shares.map((share, second) => share * distance(first, second))))
  const mean = sum(shares.map((share, category) => share * (apart[category] ?? 0)))
  const moving = slopes((first, second) => (shares[first] ?? 0) * (shares[second] ?? 0))
  const gradient = apart.map((each, category) => 2 * each + (moving[category] ?? 0))
  const influences = patterns.map((each) => weightOf(each) * shareInfluence(each, shares, gradient))
  return { estimate: Math.min(1, (mean * ratings) / (ratings - 1)), influences, carriers }
}

/** Share of each ordered pair of categories in the pairs of ratings within units. */
function pairShares({ patterns, ratings }: RatingPool): (first: number, second: number) => number {
  return (first, second) =>
    sum(
      patterns.map((each) => {
        const [a, b] = [each.counts[first] ?? 0, each.counts[second] ?? 0]
        return (each.units * a * (first === second ? a - 1 : b)) / (each.ratings - 1) / ratings
      }),
    )
}
