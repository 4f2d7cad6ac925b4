import type { Estimate } from '../estimate.ts'
import { mover } from '../intervals/mover.ts'
import type { LevelOptions } from '../sample.ts'
import { averagePrecision } from './average-precision.ts'
import {
  bootstrapped,
  type BootstrappedPrecision,
  checkBootstrap,
  type PrecisionBootstrapOptions,
  shiftedLimits,
} from './average-precision-limits.ts'
import { precisionDraws } from './precision-draws.ts'
import type { PairedScoreSample } from './roc-auc-difference.ts'

/** Average precision of two systems on the same rows, bootstrapped together. */
export interface PairedPrecision {
  readonly a: BootstrappedPrecision
  readonly b: BootstrappedPrecision
  /** Correlation of the two over the draws; 0 if either never varies. */
  readonly correlation: number
}

/**
 * Average precision of two systems on the same rows, from the same seeded bootstrap samples.
 *
 * @param sample joint cells of the scores of A and B
 * @param options.random seeded source
 * @param options.draws bootstrap samples, default 300
 * @returns both with bias and spread, and their correlation
 * @throws {StatsError} as `bootstrapAveragePrecision`
 */
export function bootstrapPairedPrecision(
  sample: PairedScoreSample,
  { random, draws = 300 }: PrecisionBootstrapOptions,
): PairedPrecision {
  checkBootstrap(sample, draws)
  const { scoresA, scoresB, clustered } = sample
  const cells = sample.cells.map(({ binA, binB, ...cell }) => ({ ...cell, bins: [binA, binB] }))
  const onA = averagePrecision({ scores: scoresA, cells: sample.cells.map((cell) => ({ ...cell, bin: cell.binA })) })
  const onB = averagePrecision({ scores: scoresB, cells: sample.cells.map((cell) => ({ ...cell, bin: cell.binB })) })
  const drawn = precisionDraws([scoresA.length, scoresB.length], cells, { clustered, random, draws })
  const none = { plain: 0, draws: new Float64Array() }
  const [first = none, second = none] = drawn
  return {
    a: bootstrapped(onA, sample, first),
    b: bootstrapped(onB, sample, second),
    correlation: correlation(first.draws, second.draws),
  }
}

/**
 * Difference of two average precisions (A − B) on the same rows: MOVER of the two intervals around the estimates less
 * their bias, with the correlation over the draws, stretched to hold the difference.
 *
 * @param paired from `bootstrapPairedPrecision`
 * @param options.confidence level inside (0, 1), default 0.95
 * @returns `estimate`, `low`, `high` in [−1, 1]
 * @throws {StatsError} `bad-option`
 * @see Zou & Donner (2008), Statistics in Medicine 27:1693; the combination was chosen by simulation
 */
export function averagePrecisionDifference(
  { a, b, correlation: rho }: PairedPrecision,
  options: LevelOptions = {},
): Estimate {
  const terms = [
    { coefficient: 1, ...shiftedLimits(a, options) },
    { coefficient: -1, ...shiftedLimits(b, options) },
  ]
  const { low, high } = mover(terms, (first, second) => (first === second ? 1 : rho))
  const estimate = a.estimate - b.estimate
  return { estimate, low: Math.max(-1, Math.min(low, estimate)), high: Math.min(1, Math.max(high, estimate)) }
}

function correlation(first: Float64Array, second: Float64Array): number {
  const [a, b] = [centred(first), centred(second)]
  const scale = Math.sqrt(product(a, a) * product(b, b))
  return scale > 0 ? Math.max(-1, Math.min(1, product(a, b) / scale)) : 0
}

function centred(values: Float64Array): Float64Array {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  return values.map((value) => value - mean)
}

function product(first: Float64Array, second: Float64Array): number {
  return first.reduce((sum, value, index) => sum + value * (second[index] ?? 0), 0)
}
