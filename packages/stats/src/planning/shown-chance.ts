import { requireInside } from '../checks.ts'
import { binomialUpperTail } from '../distributions/binomial.ts'
import { StatsError } from '../errors.ts'
import type { LevelOptions } from '../sample.ts'
import { tailProbability } from '../tail-probability.ts'
import { independentRows } from './independent-rows.ts'

/** What rows are expected to show of a bound, for `shownChance`. */
export interface ShownChanceOptions extends LevelOptions {
  /** The share that is expected, inside [0, 1]. */
  readonly expect: number
  /** The share to be told apart from, inside (0, 1). */
  readonly bound: number
  /** How many times the rows that clusters or weights cost, at least 1; default 1. */
  readonly designEffect?: number
}

/**
 * The chance that the exact interval of a share lies wholly on the side of the bound where the expected share lies, with
 * so many rows. Exact for independent rows; with a design effect the rows are divided by it.
 *
 * @param rows a whole number of at least 1
 * @returns a chance in [0, 1]
 * @throws {StatsError} `bad-option` for equal shares or a level outside (0, 1); `out-of-range`, `not-finite`
 * @see the power of the exact binomial test; equals 1 − pbinom(k − 1, n, expect) at its critical count k
 * @example
 * shownChance(716, { expect: 0.93, bound: 0.9 }); // => 0.7870312
 */
export function shownChance(
  rows: number,
  { expect, bound, confidence = 0.95, designEffect = 1 }: ShownChanceOptions,
): number {
  requireInside('expect', expect, 0, 1)
  requireInside('bound', bound, Number.MIN_VALUE, 1 - Number.EPSILON / 2)
  if (expect === bound) throw new StatsError('bad-option', `expect and bound must differ; both are ${bound}`)
  const n = independentRows(rows, designEffect)
  const [really, against] = expect > bound ? [expect, bound] : [1 - expect, 1 - bound]
  const least = criticalCount(n, against, tailProbability(confidence))
  return least > n ? 0 : binomialUpperTail(least, n, really)
}

/** The smallest count that would be rare at the bound; one more than `rows` where none is. */
function criticalCount(rows: number, bound: number, tail: number): number {
  let [common, rareFrom] = [0, rows + 1]
  while (rareFrom - common > 1) {
    const middle = Math.floor((common + rareFrom) / 2)
    if (binomialUpperTail(middle, rows, bound) <= tail) rareFrom = middle
    else common = middle
  }
  return rareFrom
}
