import { StatsError } from '../errors.ts'
import type { LevelOptions, Limits } from '../sample.ts'
import { tailProbability } from '../tail-probability.ts'

/** An estimate with posterior draws: any number of levels can be read from the same draws, so they are nested. */
export interface DrawnEstimate {
  readonly estimate: number
  /** Equal-tailed limits at a level, stretched to hold the estimate. */
  readonly limits: (options?: LevelOptions) => Limits
}

/**
 * An estimate whose interval is read from sorted draws by quantiles of type 7 (linear between order statistics).
 *
 * @param estimate the value of the sample itself
 * @param forLow draws that the lower limit is read from; sorted in place
 * @param forHigh draws for the upper limit; the same array is fine; sorted in place
 * @returns the estimate with `limits({ confidence })`
 * @throws {StatsError} `too-few-values` without draws; `limits` throws `bad-option` for a level outside (0, 1)
 */
export function drawnEstimate(estimate: number, forLow: Float64Array, forHigh: Float64Array): DrawnEstimate {
  if (forLow.length === 0 || forHigh.length === 0) throw new StatsError('too-few-values', 'needs at least one draw')
  forLow.sort()
  forHigh.sort()
  return { estimate, limits: ({ confidence = 0.95 } = {}) => limitsAt(confidence, estimate, forLow, forHigh) }
}

function limitsAt(confidence: number, estimate: number, forLow: Float64Array, forHigh: Float64Array): Limits {
  const tail = tailProbability(confidence)
  return {
    low: Math.min(estimate, sortedQuantile(forLow, tail)),
    high: Math.max(estimate, sortedQuantile(forHigh, 1 - tail)),
  }
}

function sortedQuantile(sorted: Float64Array, share: number): number {
  const position = share * (sorted.length - 1)
  const index = Math.floor(position)
  const below = sorted[index] ?? 0
  const above = sorted[Math.min(index + 1, sorted.length - 1)] ?? below
  return below + (position - index) * (above - below)
}
