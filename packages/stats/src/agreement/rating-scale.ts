import { requireFinite } from '../checks.ts'
import { StatsError } from '../errors.ts'
import { sum } from '../special/sum.ts'
import { type Distance, unequal } from './rating-counts.ts'

/** What the categories are: names, ranks, numbers, or numbers with a true zero. */
export type RatingMetric = 'nominal' | 'ordinal' | 'interval' | 'ratio'

/** A share of each ordered pair of categories. */
export type PairShares = (first: number, second: number) => number

export interface RatingScale {
  readonly distance: Distance
  /** How a mean distance over pairs moves with each category's share because the distances themselves move. */
  readonly slopes: (pairs: PairShares) => number[]
}

/**
 * Krippendorff's distances, divided by that of the first and last category. An ordinal distance is the squared difference
 * of mean ranks, so it moves with the shares of the categories; the others are fixed.
 *
 * @param shares of the categories in all ratings
 * @throws {StatsError} `bad-option` for values that are missing or do not ascend, `out-of-range` for a ratio below 0
 * @see Krippendorff (2011), Computing Krippendorff's Alpha-Reliability
 */
export function ratingScale(
  metric: RatingMetric,
  values: readonly number[] | undefined,
  shares: readonly number[],
): RatingScale {
  switch (metric) {
    case 'nominal':
      return { distance: unequal, slopes: () => shares.map(() => 0) }
    case 'ordinal':
      return ordinalScale(shares)
    case 'interval':
    case 'ratio':
      return numericScale(metric, requireValues(metric, values, shares.length))
  }
}

function ordinalScale(shares: readonly number[]): RatingScale {
  let below = 0
  const ranks = shares.map((share) => {
    below += share
    return below - share / 2
  })
  const between = (first: number, second: number): number => (ranks[first] ?? 0) - (ranks[second] ?? 0)
  const longest = between(0, shares.length - 1) ** 2
  return {
    distance: (first, second) => between(first, second) ** 2 / longest,
    slopes: (pairs) =>
      rankSlopes(shares, (first, second) => (4 * pairs(first, second) * between(first, second)) / longest),
  }
}

/** A category's share raises the ranks of those above it fully and its own by half. */
function rankSlopes(shares: readonly number[], slopeOfRanks: PairShares): number[] {
  const ofRank = shares.map((_, first) => sum(shares.map((_share, second) => slopeOfRanks(first, second))))
  return shares.map((_, category) => (ofRank[category] ?? 0) / 2 + sum(ofRank.slice(category + 1)))
}

function numericScale(metric: 'interval' | 'ratio', values: readonly number[]): RatingScale {
  const raw = (first: number, second: number): number => {
    const [a, b] = [values[first] ?? 0, values[second] ?? 0]
    if (a === b) return 0
    return ((a - b) / (metric === 'ratio' ? a + b : 1)) ** 2
  }
  const longest = raw(0, values.length - 1)
  return { distance: (first, second) => raw(first, second) / longest, slopes: () => values.map(() => 0) }
}

function requireValues(metric: string, values: readonly number[] | undefined, categories: number): readonly number[] {
  if (values?.length !== categories) {
    throw new StatsError('bad-option', `${metric} needs ${categories} values; got ${values?.length ?? 0}`)
  }
  for (const value of values) requireFinite('a category value', value)
  if (values.some((value, i) => i > 0 && value <= (values[i - 1] ?? 0))) {
    throw new StatsError('bad-option', `values must ascend; got ${values.join(', ')}`)
  }
  const [least = 0] = values
  if (metric === 'ratio' && least < 0)
    throw new StatsError('out-of-range', `ratio wants values of 0 or more; got ${least}`)
  return values
}
