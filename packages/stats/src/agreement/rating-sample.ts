import { requireCount, requireInside } from '../checks.ts'
import { StatsError } from '../errors.ts'

/** The ratings that some units got. */
export interface RatingPattern {
  /** One a rater, in a fixed order: the index of a category, null where the rater gave none. */
  readonly ratings: readonly (number | null)[]
  /** How many units got exactly these; fractional for a scaled sample. */
  readonly units: number
}

/** Who rated what how, as counts of patterns: the sample of every agreement coefficient. */
export interface RatingSample {
  /** How many categories the raters could choose, at least 2, also those that nobody chose. */
  readonly categories: number
  readonly patterns: readonly RatingPattern[]
}

/**
 * The sample of two raters from their cross table.
 *
 * @param table `table[first][second]` units, k × k
 * @throws {StatsError} `bad-option` where the table is not square
 * @example
 * ratingsOfTable([[40, 10], [10, 40]]).patterns[1] // => { ratings: [0, 1], units: 10 }
 */
export function ratingsOfTable(table: readonly (readonly number[])[]): RatingSample {
  if (table.some((row) => row.length !== table.length)) {
    throw new StatsError('bad-option', `a cross table must be square; got ${table.length} rows`)
  }
  const patterns = table.flatMap((row, first) => row.map((units, second) => ({ ratings: [first, second], units })))
  return { categories: table.length, patterns }
}

/**
 * The sample of unnamed raters from counts of ratings by category, one row a unit. Not for Cohen's kappa, which must know
 * who said what.
 *
 * @param counts `counts[unit][category]` ratings
 * @throws {StatsError} `bad-option` where rows differ in length, `out-of-range` for what is not a count
 * @example
 * ratingsOfCounts([[2, 1]]).patterns // => [{ ratings: [0, 0, 1], units: 1 }]
 */
export function ratingsOfCounts(counts: readonly (readonly number[])[]): RatingSample {
  const categories = counts[0]?.length ?? 0
  if (counts.some((row) => row.length !== categories)) {
    throw new StatsError('bad-option', 'counts must have one entry for each category')
  }
  for (const count of counts.flat()) requireCount('a count of ratings', count)
  const ratingsOf = (row: readonly number[]): number[] =>
    row.flatMap((count, category) => Array.from({ length: count }, () => category))
  return { categories, patterns: counts.map((row) => ({ ratings: ratingsOf(row), units: 1 })) }
}

/** Refuses a sample whose ratings are not of its categories. */
export function requireRatings({ categories, patterns }: RatingSample): void {
  requireCount('categories', categories)
  if (categories < 2)
    throw new StatsError('one-class', `agreement needs 2 categories to choose from; got ${categories}`)
  for (const { ratings, units } of patterns) {
    requireInside('the units of a pattern', units, 0, Number.MAX_VALUE)
    for (const rating of ratings) if (rating !== null) requireCategory(rating, categories)
  }
}

function requireCategory(rating: number, categories: number): void {
  requireCount('a rating', rating)
  requireInside('a rating', rating, 0, categories - 1)
}
