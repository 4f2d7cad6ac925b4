import { requireFinite, requireInside } from '../checks.ts'
import { StatsError } from '../errors.ts'
import type { LinearisedRatio } from '../sample.ts'
import { sum } from '../special/sum.ts'

/** A value that `count` independent rows share. */
export interface CountedValue {
  readonly value: number
  /** At least 0; fractional for a scaled sample. */
  readonly count: number
}

/**
 * The mean of independent rows that come as distinct values with their counts, with its residuals: the sample for `hull`
 * and `knownRangeMean`.
 *
 * @throws {StatsError} `too-few-values` without a row, `out-of-range`, `not-finite`
 * @example
 * countedMean([{ value: 1, count: 3 }, { value: 0, count: 1 }]).estimate // => 0.75
 */
export function countedMean(values: readonly CountedValue[]): LinearisedRatio {
  for (const { value, count } of values) requireRow(value, count)
  const rows = sum(values.map(({ count }) => count))
  if (!(rows > 0)) throw new StatsError('too-few-values', 'a mean needs 1 row; got none')
  const estimate = sum(values.map(({ value, count }) => value * count)) / rows
  const power = (k: number): number => sum(values.map(({ value, count }) => count * (value - estimate) ** k))
  return {
    unit: 'row',
    units: rows,
    estimate,
    denominator: rows,
    squaredDenominators: rows,
    squares: power(2),
    cubes: power(3),
    fourths: power(4),
    kish: rows,
  }
}

function requireRow(value: number, count: number): void {
  requireFinite('a value', value)
  requireInside('a count', count, 0, Number.MAX_VALUE)
}
