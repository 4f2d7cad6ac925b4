import { StatsError } from '../errors.ts'
import type { LevelOptions } from '../sample.ts'
import { sum } from '../special/sum.ts'
import { type Agreement, chanceCorrected } from './chance-corrected.ts'
import { type Distance, unequal } from './rating-counts.ts'
import { requireRatings, type RatingSample } from './rating-sample.ts'

/** Options of `cohenKappa`. */
export interface CohenKappaOptions extends LevelOptions {
  /** How much a disagreement counts: all alike (default), by the steps between the categories, or by their square. */
  readonly weights?: 'none' | 'linear' | 'quadratic'
}

/**
 * Cohen's kappa: how much more two named raters agree than their own habits would by chance. For more raters, or ratings
 * that are missing, use `krippendorffAlpha`; where one category holds nearly all units, `gwetAc1` is steadier.
 *
 * @param sample patterns of exactly two raters (`ratingsOfTable`); units without both ratings are left out
 * @param options.weights categories must be in order for 'linear' and 'quadratic'
 * @param options.confidence level inside (0, 1), default 0.95
 * @returns `proven` without weights and with linear ones
 * @throws {StatsError} `bad-option` where a pattern has not two raters, `one-class` where both always name one category,
 *   `too-few-values`, `out-of-range`, `not-finite`
 * @see Cohen (1960), Educational and Psychological Measurement 20:37–46; (1968) Psychological Bulletin 70:213–220. Equals
 *   scikit-learn's `cohen_kappa_score`
 * @example
 * cohenKappa(ratingsOfTable([[40, 10], [10, 40]])).estimate // => 0.6
 */
export function cohenKappa(
  sample: RatingSample,
  { weights = 'none', confidence = 0.95 }: CohenKappaOptions = {},
): Agreement {
  const pairs = ratedPairs(sample)
  const units = pairs.map((pair) => pair.units)
  const n = sum(units)
  const distance = distanceOf(weights, sample.categories)
  const observed = sum(pairs.map((pair) => pair.units * distance(pair.first, pair.second))) / n
  const expected = expectedDistances(pairs, n, sample.categories, distance)
  const influence = ({ first, second }: RatedPair): number =>
    (expected.ofFirst[first] ?? 0) + (expected.ofSecond[second] ?? 0) - 2 * expected.estimate
  return chanceCorrected(
    {
      units,
      observed: {
        estimate: observed,
        influences: pairs.map(({ first, second }) => distance(first, second) - observed),
        carriers: n,
      },
      expected: { estimate: expected.estimate, influences: pairs.map(influence), carriers: n },
      proven: weights !== 'quadratic',
    },
    { confidence },
  )
}

interface RatedPair {
  readonly first: number
  readonly second: number
  readonly units: number
}

interface ExpectedDistances {
  readonly estimate: number
  /** Mean distance of each category of the first rater to the ratings of the second. */
  readonly ofFirst: readonly number[]
  readonly ofSecond: readonly number[]
}

function ratedPairs(sample: RatingSample): RatedPair[] {
  requireRatings(sample)
  const pairs = sample.patterns.flatMap(({ ratings, units }) => {
    if (ratings.length !== 2) {
      throw new StatsError('bad-option', `Cohen's kappa compares 2 raters; a pattern has ${ratings.length}`)
    }
    const [first = null, second = null] = ratings
    return first === null || second === null || units === 0 ? [] : [{ first, second, units }]
  })
  const rated = sum(pairs.map(({ units }) => units))
  if (rated < 2) throw new StatsError('too-few-values', `Cohen's kappa needs 2 units rated by both; got ${rated}`)
  return pairs
}

function distanceOf(weights: 'none' | 'linear' | 'quadratic', categories: number): Distance {
  if (weights === 'none') return unequal
  const power = weights === 'linear' ? 1 : 2
  return (first, second) => (Math.abs(first - second) / (categories - 1)) ** power
}

function expectedDistances(
  pairs: readonly RatedPair[],
  n: number,
  categories: number,
  distance: Distance,
): ExpectedDistances {
  const first = Array.from({ length: categories }, () => 0)
  const second = Array.from({ length: categories }, () => 0)
  for (const pair of pairs) {
    first[pair.first] = (first[pair.first] ?? 0) + pair.units / n
    second[pair.second] = (second[pair.second] ?? 0) + pair.units / n
  }
  const ofFirst = first.map((_, i) => sum(second.map((share, j) => share * distance(i, j))))
  const ofSecond = second.map((_, j) => sum(first.map((share, i) => share * distance(i, j))))
  return { estimate: Math.min(1, sum(first.map((share, i) => share * (ofFirst[i] ?? 0)))), ofFirst, ofSecond }
}
