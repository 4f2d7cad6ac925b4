import { drawnEstimate, type DrawnEstimate } from '../confusion/draw-limits.ts'
import { StatsError } from '../errors.ts'
import { multinomial } from '../random/multinomial.ts'
import type { Random } from '../random/random.ts'
import type { LevelOptions, Limits } from '../sample.ts'
import { tailProbability } from '../tail-probability.ts'
import { comparedCounts, type ComparedCounts } from './compared-counts.ts'

/** A distance that keeps the triangle inequality, of two histograms given as shares of the same cells. */
export type ShareMetric = (reference: ArrayLike<number>, current: ArrayLike<number>) => number

/** How the distance that chance alone makes is drawn. */
export interface ChanceOptions {
  /** Seeded source of the draws. */
  readonly random: Random
  /** How many pairs of samples are drawn; default 2,000. */
  readonly draws?: number
}

/**
 * A metric distance between two histograms, give or take what chance alone shows between two samples of these sizes from
 * the pooled histogram. By the triangle inequality the range holds the true distance; where there is drift it holds it
 * more often than promised.
 *
 * @param most the largest value of the distance; limits stay within 0 and this
 * @throws {StatsError} `one-cell`, `too-few-values`, `bad-option`, `out-of-range`, `not-finite`
 */
export function distanceByChance(
  reference: readonly number[],
  current: readonly number[],
  { metric, most, random, draws = 2000 }: ChanceOptions & { readonly metric: ShareMetric; readonly most: number },
): DrawnEstimate {
  if (!(Number.isInteger(draws) && draws > 0)) throw new StatsError('bad-option', `draws must be a count; got ${draws}`)
  const counts = comparedCounts(reference, current)
  const { estimate, limits } = aboutEstimate(metricOf(counts, metric), chanceDistances(counts, metric, random, draws))
  const unseen = (tail: number): number => (holdsOneCell(counts) ? most * unseenShare(counts, tail) : 0)
  return {
    estimate,
    limits: (options: LevelOptions = {}): Limits => {
      const { low, high } = limits(options)
      const least = unseen(tailProbability(options.confidence ?? 0.95))
      return { low: Math.max(0, low), high: Math.min(most, Math.max(high, least)) }
    },
  }
}

function metricOf({ reference, current, referenceRows, currentRows }: ComparedCounts, metric: ShareMetric): number {
  return metric(sharesOf(reference, referenceRows), sharesOf(current, currentRows))
}

/** Distances of two samples of these sizes when both come from the pooled histogram. */
function chanceDistances(counts: ComparedCounts, metric: ShareMetric, random: Random, draws: number): Float64Array {
  const pooled = counts.reference.map((rows, cell) => rows + (counts.current[cell] ?? 0))
  const [n, m] = [counts.referenceRows, counts.currentRows].map((rows) => Math.max(1, Math.round(rows)))
  const draw = (rows = 1): readonly number[] => sharesOf(multinomial(random, rows, pooled), rows)
  return Float64Array.from({ length: draws }, () => metric(draw(n), draw(m)))
}

/** The estimate less and plus each distance: their tails are the limits. */
function aboutEstimate(estimate: number, distances: Float64Array): DrawnEstimate {
  return drawnEstimate(
    estimate,
    distances.map((distance) => estimate - distance),
    distances.map((distance) => estimate + distance),
  )
}

/** Where all rows fall in one cell draws show no distance, yet other cells may hold what no row has shown. */
function holdsOneCell({ reference, current }: ComparedCounts): boolean {
  return reference.filter((rows, cell) => rows + (current[cell] ?? 0) > 0).length === 1
}

/** The largest share of which none of the rows of the smaller sample is, with probability `tail`. */
function unseenShare({ referenceRows, currentRows }: ComparedCounts, tail: number): number {
  return 1 - tail ** (1 / Math.min(referenceRows, currentRows))
}

function sharesOf(counts: readonly number[], rows: number): readonly number[] {
  return counts.map((count) => count / rows)
}
