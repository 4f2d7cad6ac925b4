import type { Estimate } from '../estimate.ts'
import type { LevelOptions, LinearisedRatio } from '../sample.ts'
import { hull } from './mean.ts'

/**
 * Root mean squared error (RMSE): the square root of the mean of squared errors and of its `hull`. Errors with a heavy
 * tail make the interval too good (normal errors hold it 95% of the time, lognormal ones of 30 rows as little as 42%):
 * claim the mean absolute error or the share within a tolerance, and show this beside it.
 *
 * @param squares the mean of the squared errors (`linearisedRatio`, `countedMean`, `linearisedFromPowerSums`)
 * @param options.confidence level inside (0, 1); default 0.95
 * @returns limits at least 0, in the unit of the errors
 * @throws {StatsError} `no-variation` where every squared error is the same, `too-few-values`, `one-cluster`, `bad-option`
 * @see Hall (1992), JRSS B 54:221–228
 */
export function rootMeanSquare(squares: LinearisedRatio, { confidence = 0.95 }: LevelOptions = {}): Estimate {
  const { low, high } = hull(squares, { confidence, range: { low: 0, high: Infinity } })
  return { estimate: Math.sqrt(squares.estimate), low: Math.sqrt(low), high: Math.sqrt(high) }
}
