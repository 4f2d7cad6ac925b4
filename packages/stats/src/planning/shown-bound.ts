import { requireInside } from '../checks.ts'
import { binomialUpperTail } from '../distributions/binomial.ts'
import { StatsError } from '../errors.ts'
import { clopperPearson } from '../intervals/proportion.ts'
import type { LevelOptions } from '../sample.ts'
import { independentRows } from './independent-rows.ts'

/** What rows are expected to show, for `shownBound`. */
export interface ShownBoundOptions extends LevelOptions {
  /** The share that is expected, inside [0, 1]. */
  readonly expect: number
  /** The promise is that the share is at least the bound, or at most. */
  readonly side: 'at-least' | 'at-most'
  /** Chance that the interval then lies on the promised side, inside (0, 1); default 0.8. */
  readonly power?: number
  /** How many times the rows that clusters or weights cost, at least 1; default 1. */
  readonly designEffect?: number
}

/**
 * The narrowest bound that so many rows would show with a given chance: a share is shown to be at least the bound where
 * its exact interval begins there. Exact for independent rows; with a design effect the rows are divided by it.
 *
 * @param rows a whole number of at least 1
 * @returns the bound in [0, 1]; 0 for `at-least` and 1 for `at-most` where these rows show nothing with that chance
 * @throws {StatsError} `bad-option` for a level or power outside (0, 1); `out-of-range`, `not-finite`
 * @see equals binom.test(k, n)$conf.int at the count k that is reached with the wanted chance
 * @example
 * shownBound(716, { expect: 0.93, side: 'at-least' }); // => 0.8996344
 */
export function shownBound(
  rows: number,
  { expect, side, power = 0.8, confidence = 0.95, designEffect = 1 }: ShownBoundOptions,
): number {
  requireInside('expect', expect, 0, 1)
  if (!(power > 0 && power < 1)) throw new StatsError('bad-option', `power must be inside (0, 1); got ${power}`)
  const n = independentRows(rows, designEffect)
  const reached = reachedCount(n, side === 'at-least' ? expect : 1 - expect, power)
  return side === 'at-least'
    ? clopperPearson(reached, n, { confidence }).low
    : clopperPearson(n - reached, n, { confidence }).high
}

/** The largest count that is reached with the wanted chance. */
function reachedCount(rows: number, rate: number, power: number): number {
  let [reached, missed] = [0, rows + 1]
  while (missed - reached > 1) {
    const middle = Math.floor((reached + missed) / 2)
    if (binomialUpperTail(middle, rows, rate) >= power) reached = middle
    else missed = middle
  }
  return reached
}
