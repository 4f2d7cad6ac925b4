import { brownianSupremumQuantile } from '../distributions/brownian-supremum.ts'
import { StatsError } from '../errors.ts'
import type { Estimate } from '../estimate.ts'
import type { LevelOptions, ScoreSample } from '../sample.ts'
import { sum } from '../special/sum.ts'
import { cumulativeGap } from './cumulative-gap.ts'
import { tailProbability } from '../tail-probability.ts'

/**
 * Cumulative calibration error with its interval: the largest |Σ (y − s)| / n over the rows up to a score. It needs no
 * bins, but gaps of opposite sign that follow each other may cancel; `calibrationError` sees those.
 *
 * @param sample independent rows without weights; scores in 0 to 1
 * @param options.confidence level inside (0, 1); default 0.95
 * @returns `estimate`, `low`, `high` in 0 to 1
 * @throws {StatsError} `bad-option` for weighted or clustered rows, which have no proven interval (`cumulativeGap` has
 * the estimate), `too-few-values` without a row, `out-of-range`
 * @see Arrieta-Ibarra, Gujral, Tannen, Tygert & Xu (2022), JMLR 23:351
 */
export function calibrationKs(sample: ScoreSample, { confidence = 0.95 }: LevelOptions = {}): Estimate {
  requireIndependent(sample)
  const estimate = cumulativeGap(sample)
  const reach = reachOfChance(sample, tailProbability(confidence))
  return { estimate, low: Math.max(0, estimate - reach), high: Math.min(1, estimate + reach) }
}

/** How far a wandering sum of as many errors goes; not less than what no event in n rows leaves open. */
function reachOfChance({ scores, cells }: ScoreSample, tail: number): number {
  const rows = sum(cells.map((cell) => cell.rows))
  const promised = sum(cells.map((cell) => cell.rows * varianceOf(scores[cell.bin] ?? 0)))
  const seen = sum(cells.map((cell) => cell.rows * ((cell.positive ? 1 : 0) - (scores[cell.bin] ?? 0)) ** 2))
  const wander = (brownianSupremumQuantile(tail) * Math.sqrt(Math.max(promised, seen))) / rows
  return Math.max(wander, 1 - tail ** (1 / rows))
}

function varianceOf(score: number): number {
  return score * (1 - score)
}

function requireIndependent({ weighted, clustered }: ScoreSample): void {
  if (!weighted && !clustered) return
  throw new StatsError('bad-option', 'the cumulative error has an interval for independent rows without weights only')
}
