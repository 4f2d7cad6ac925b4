import { requireInside, requirePositive } from '../checks.ts'
import { normalQuantile } from '../distributions/normal.ts'
import { StatsError } from '../errors.ts'
import type { LevelOptions } from '../sample.ts'
import { tailProbability } from '../tail-probability.ts'

/** What `sampleSize` plans for. */
export interface SampleSizeOptions extends LevelOptions {
  /** The share that is expected, inside [0, 1]. */
  readonly expect: number
  /** The share to be told apart from, inside (0, 1). */
  readonly bound: number
  /** Chance that the interval then excludes the bound, inside (0, 1); default 0.8. */
  readonly power?: number
  /** How many times the rows that clusters or weights cost, at least 1; default 1. */
  readonly designEffect?: number
}

/**
 * How many rows to plan so that the interval of a share excludes a bound with a given chance.
 *
 * @returns rows, a whole number of at least 1
 * @throws {StatsError} `bad-option` for equal shares, or a level or power outside (0, 1); `out-of-range`, `not-finite`
 * @see Fleiss, Levin & Paik (2003), Statistical Methods for Rates and Proportions, section 2.5
 * @example
 * sampleSize({ expect: 0.93, bound: 0.9 }); // => 716
 */
export function sampleSize({
  expect,
  bound,
  power = 0.8,
  confidence = 0.95,
  designEffect = 1,
}: SampleSizeOptions): number {
  requirePlan(expect, bound, power, designEffect)
  const underBound = -normalQuantile(tailProbability(confidence)) * Math.sqrt(bound * (1 - bound))
  const underExpected = normalQuantile(power) * Math.sqrt(expect * (1 - expect))
  return Math.max(1, Math.ceil(designEffect * ((underBound + underExpected) / (expect - bound)) ** 2))
}

function requirePlan(expect: number, bound: number, power: number, designEffect: number): void {
  requireInside('expect', expect, 0, 1)
  requireInside('bound', bound, Number.MIN_VALUE, 1 - Number.EPSILON / 2)
  requirePositive('designEffect', designEffect)
  if (designEffect < 1) throw new StatsError('out-of-range', `designEffect must be at least 1; got ${designEffect}`)
  if (!(power > 0 && power < 1)) throw new StatsError('bad-option', `power must be inside (0, 1); got ${power}`)
  if (expect === bound) throw new StatsError('bad-option', `expect and bound must differ; both are ${bound}`)
}
