import { studentTQuantile } from '../distributions/student-t.ts'
import { StatsError } from '../errors.ts'
import type { LevelOptions, Limits } from '../sample.ts'

/**
 * Delete-one jackknife interval of any smooth statistic, for combinations that have no better formula: its coverage is not
 * proven, and its reader should be told so.
 *
 * @param estimate the statistic of the whole sample
 * @param without the statistic with each unit (cluster, bucket) left out in turn, two or more, finite
 * @returns estimate ± t(K − 1) · se, se² = (K − 1)/K Σ (θ₍ᵢ₎ − θ̄)²
 * @throws {StatsError} `too-few-values`, `not-finite`
 * @see Efron & Stein (1981), The Annals of Statistics 9:586–596
 * @example
 * jackknife(2, [2.5, 2, 1.5]).low; // => -0.4842...
 */
export function jackknife(
  estimate: number,
  without: readonly number[],
  { confidence = 0.95 }: LevelOptions = {},
): Limits {
  const units = without.length
  if (units < 2) throw new StatsError('too-few-values', `the jackknife needs 2 units; got ${units}`)
  if (!without.every(Number.isFinite))
    throw new StatsError('not-finite', 'the statistic is undefined without some unit')
  const mean = without.reduce((sum, value) => sum + value, 0) / units
  const squares = without.reduce((sum, value) => sum + (value - mean) ** 2, 0)
  const half = studentTQuantile(1 - (1 - confidence) / 2, units - 1) * Math.sqrt(((units - 1) / units) * squares)
  return { low: estimate - half, high: estimate + half }
}
