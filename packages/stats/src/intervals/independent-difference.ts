import type { Estimate } from '../estimate.ts'
import type { LevelOptions, ShareSample } from '../sample.ts'
import { effectiveRows } from './effective-rows.ts'
import { mover, type MoverTerm } from './mover.ts'
import { midP } from './proportion.ts'

/**
 * Difference of two shares from separate samples, first − second: two versions on different rows, two groups.
 * For two systems judged on the same rows use `pairedDifference`.
 *
 * @param first any design: independent, weighted or clustered rows
 * @param second any design, independent of the first sample
 * @param options.confidence level inside (0, 1), default 0.95
 * @returns share points inside [−1, 1]
 * @throws {StatsError} as `effectiveRows`
 * @see Zou & Donner (2008), Statistics in Medicine 27:1693–1702, on the mid-p interval of each share
 * @example
 * independentDifference({ design: 'independent', yes: 9, rows: 10 }, { design: 'independent', yes: 3, rows: 10 })
 * // => { estimate: 0.6, low: 0.1590401, high: 0.8372496 }
 */
export function independentDifference(first: ShareSample, second: ShareSample, options: LevelOptions = {}): Estimate {
  const terms = [shareTerm(1, first, options), shareTerm(-1, second, options)]
  const estimate = (terms[0]?.estimate ?? 0) - (terms[1]?.estimate ?? 0)
  const { low, high } = mover(terms)
  return { estimate, low: Math.max(-1, low), high: Math.min(1, high) }
}

function shareTerm(coefficient: number, sample: ShareSample, options: LevelOptions): MoverTerm {
  const { estimate, yes, rows } = effectiveRows(sample, options)
  return { coefficient, estimate, ...midP(yes, rows, options) }
}
