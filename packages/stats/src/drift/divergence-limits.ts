import { chiSquareQuantile } from '../distributions/chi-square.ts'
import { requirePositive } from '../checks.ts'
import type { LevelOptions } from '../sample.ts'
import { tailProbability } from '../tail-probability.ts'
import { noncentralityLimit, type StretchedChiSquare } from './noncentrality-limit.ts'

/** A distance between two distributions; `estimate` is without the part that chance adds. */
export interface DriftDistance {
  readonly estimate: number
  readonly low: number
  /** Null where some cell is too thin to bound the distance above: merge rare cells. */
  readonly high: number | null
  /** The distance as measured, with a little added to every cell. */
  readonly plugIn: number
  /** What `plugIn` would show on average if the two distributions were the same. */
  readonly byChance: number
}

/** Options of every distance between two samples. */
export interface DriftOptions extends LevelOptions {
  /** As if both samples were this many times as large, for planning; default 1. */
  readonly scale?: number
}

/** A divergence as measured, and what turns it into a chi-square statistic. */
export interface MeasuredDivergence {
  readonly plugIn: number
  /** Divergence times this is nearly noncentral chi-square, with this times the true divergence as noncentrality. */
  readonly factor: number
  readonly cells: number
  /** As `StretchedChiSquare`. */
  readonly stretch: number
  /** Rows that the thinnest cell expects, and those that an upper limit asks for. */
  readonly leastExpected: number
  readonly needsExpected: number
}

/** The upper limit supposes a statistic no smaller than this quantile of chance: a lucky sample proves no sameness. */
const luck = 0.16

/** Below the level 0.8 luck would leave no room at all, so its limit stays that of 0.8. */
const luckTail = 0.1

/**
 * Estimate and limits of a divergence from its chi-square statistic.
 *
 * @throws {StatsError} `bad-option`; `out-of-range` for a scale that is not above 0
 * @see Johnson, Kotz & Balakrishnan (1995), Continuous Univariate Distributions 2, ch. 29; Cowan, Cranmer, Gross &
 *   Vitells (2011), arXiv:1105.3166, for the floor of the upper limit; chosen by simulation
 */
export function divergenceLimits(
  measured: MeasuredDivergence,
  { confidence = 0.95, scale = 1 }: DriftOptions,
): DriftDistance {
  requirePositive('scale', scale)
  const tail = tailProbability(confidence)
  const factor = measured.factor * scale
  const statistic = grownStatistic(measured, scale)
  const estimate = Math.max(0, statistic.x - statistic.degreesOfFreedom) / factor
  const isThin = measured.leastExpected * scale < measured.needsExpected
  return {
    estimate,
    low: Math.min(estimate, noncentralityLimit(statistic, tail, 'low') / factor),
    high: isThin ? null : Math.max(estimate, highNoncentrality(statistic, tail) / factor),
    plugIn: statistic.x / factor,
    byChance: statistic.degreesOfFreedom / factor,
  }
}

/** What chance adds stays, what is beyond it grows with the rows. */
function grownStatistic({ plugIn, factor, cells, stretch }: MeasuredDivergence, scale: number): StretchedChiSquare {
  const degreesOfFreedom = cells - 1
  const x = factor * plugIn
  const grown = Math.min(x, degreesOfFreedom) + scale * Math.max(0, x - degreesOfFreedom)
  return { x: scale === 1 ? x : grown, degreesOfFreedom, stretch }
}

function highNoncentrality(statistic: StretchedChiSquare, tail: number): number {
  const least = chiSquareQuantile(luck, statistic.degreesOfFreedom)
  const high = noncentralityLimit({ ...statistic, x: Math.max(statistic.x, least) }, tail, 'high')
  return tail <= luckTail ? high : Math.max(high, noncentralityLimit({ ...statistic, x: least }, luckTail, 'high'))
}
