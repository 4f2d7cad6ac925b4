import { requireInside, requirePositive } from '../checks.ts'
import { StatsError } from '../errors.ts'
import type { Estimate } from '../estimate.ts'
import type { LevelOptions } from '../sample.ts'
import { mover, type MoverTerm } from './mover.ts'
import { clopperPearson } from './proportion.ts'

/** Two systems judged on the same rows. */
export interface Pairs {
  /** Rows that only the first has right. */
  readonly onlyA: number
  /** Rows that only the second has right. */
  readonly onlyB: number
  /** All rows, also those that both have right or wrong. */
  readonly pairs: number
}

/**
 * Difference of two shares on the same independent rows, A − B. It has a width also where no row tells them apart.
 * The p-value beside it is `mcnemar`; with clusters use `clusteredPairedDifference`.
 *
 * @param pairs counts, fractional for effective counts; pairs above 0
 * @param options.confidence level inside (0, 1), default 0.95
 * @returns share points inside [−1, 1]
 * @throws {StatsError} `empty-denominator`, `out-of-range`, `not-finite`, `bad-option`
 * @see Zou & Donner (2008), Statistics in Medicine 27:1693–1702, on the exact interval of each discordant share, which
 *   are negatively correlated cells of one multinomial
 * @example
 * pairedDifference({ onlyA: 0, onlyB: 0, pairs: 40 }); // => { estimate: 0, low: -0.0880973, high: 0.0880973 }
 */
export function pairedDifference({ onlyA, onlyB, pairs }: Pairs, options: LevelOptions = {}): Estimate {
  requirePairs(onlyA, onlyB, pairs)
  const correlation = cellCorrelation(onlyA / pairs, onlyB / pairs)
  const { low, high } = mover([cell(1, onlyA, pairs, options), cell(-1, onlyB, pairs, options)], () => correlation)
  return { estimate: (onlyA - onlyB) / pairs, low: Math.max(-1, low), high: Math.min(1, high) }
}

function cell(coefficient: number, count: number, pairs: number, options: LevelOptions): MoverTerm {
  return { coefficient, estimate: count / pairs, ...clopperPearson(count, pairs, options) }
}

/** Of two shares of one multinomial. */
function cellCorrelation(first: number, second: number): number {
  if (first === 0 || second === 0) return 0
  return -Math.min(1, Math.sqrt((first * second) / ((1 - first) * (1 - second))))
}

function requirePairs(onlyA: number, onlyB: number, pairs: number): void {
  if (pairs === 0) throw new StatsError('empty-denominator', 'a paired difference needs at least one pair; got none')
  requirePositive('pairs', pairs)
  requireInside('onlyA', onlyA, 0, pairs)
  requireInside('onlyB', onlyB, 0, pairs)
  if (onlyA + onlyB <= pairs * (1 + 1e-12)) return
  throw new StatsError('out-of-range', `onlyA + onlyB must be at most pairs; got ${onlyA} + ${onlyB} of ${pairs}`)
}
