import { StatsError } from '../errors.ts'
import { sampleSize, type SampleSizeOptions } from './sample-size.ts'
import { shownChance } from './shown-chance.ts'

/** What is to be shown in how many slices, for `slicedSampleSize`. */
export interface SlicedSampleSizeOptions extends SampleSizeOptions {
  /** In how many slices the bound is to be shown at once, a whole number of at least 1. */
  readonly slices: number
}

/**
 * How many rows to plan in each slice so that the intervals of all slices exclude a bound at once with a given chance,
 * where slices are independent and each has the expected share. One slice has the rows of `sampleSize`; more have the
 * fewest from there on whose exact chance is the root of the power: near 0 and 1 the formula by itself is up to a
 * quarter short of that.
 *
 * @returns rows in each slice, a whole number of at least 1
 * @throws {StatsError} `bad-option` for equal shares, or a level or power outside (0, 1); `out-of-range`, `not-finite`
 * @example
 * slicedSampleSize({ expect: 0.8, bound: 0.7, slices: 5 }); // => 252
 */
export function slicedSampleSize({ slices, power = 0.8, designEffect = 1, ...plan }: SlicedSampleSizeOptions): number {
  if (!Number.isSafeInteger(slices) || slices < 1) {
    throw new StatsError('out-of-range', `slices must be a whole number of at least 1; got ${slices}`)
  }
  if (slices === 1) return sampleSize({ ...plan, power, designEffect })
  const each = power ** (1 / slices)
  let rows = sampleSize({ ...plan, power: each })
  while (shownChance(rows, plan) < each) rows += Math.ceil(rows / 1000)
  return Math.ceil(rows * designEffect)
}
