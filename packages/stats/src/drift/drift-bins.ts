import { requireInside } from '../checks.ts'
import { StatsError } from '../errors.ts'

/** A value and how many rows have it, or the sum of their weights; null for a missing value. */
export interface DriftValue {
  readonly value: number | null
  readonly rows: number
}

/** The values above one end and up to the other; null where that end is open. */
export interface DriftBin {
  readonly above: number | null
  readonly upTo: number | null
}

/** Options of `driftBins`. */
export interface DriftBinOptions {
  /** How many bins at most, a whole number from 2; default 10 (deciles). */
  readonly bins?: number
}

/**
 * Bins that hold about equally many rows of the reference, for comparing other samples with it. The outer bins are open,
 * so that later values always fall in one; equal values are never split, so few distinct values give fewer bins.
 *
 * @param reference values ascending with their rows; missing values do not count here
 * @param options.bins most bins, default 10
 * @returns bins ascending, next to each other; one bin only where the reference has one value
 * @throws {StatsError} `too-few-values` without a value, `bad-option` for values out of order, `out-of-range`,
 *   `not-finite`
 * @example
 * driftBins([1, 2, 3, 4].map((value) => ({ value, rows: 5 })), { bins: 2 });
 * // => [{ above: null, upTo: 2 }, { above: 2, upTo: null }]
 */
export function driftBins(reference: readonly DriftValue[], { bins = 10 }: DriftBinOptions = {}): readonly DriftBin[] {
  requireBins(bins)
  const cuts = cutsOf(presentValues(reference), bins)
  return [...cuts, null].map((upTo, bin) => ({ above: cuts[bin - 1] ?? null, upTo }))
}

/**
 * The bin of a value, by its index in `driftBins`.
 *
 * @example
 * driftBinOf([{ above: null, upTo: 2 }, { above: 2, upTo: null }], 2); // => 0
 */
export function driftBinOf(bins: readonly DriftBin[], value: number): number {
  let [first, last] = [0, bins.length - 1]
  while (first < last) {
    const middle = Math.floor((first + last) / 2)
    if (value <= (bins[middle]?.upTo ?? Infinity)) last = middle
    else first = middle + 1
  }
  return first
}

/** The values at which a bin is full: its share of the rows is reached, and more values follow. */
function cutsOf(values: readonly Present[], bins: number): readonly number[] {
  const total = values.reduce((sum, { rows }) => sum + rows, 0)
  const isCounted = values.every(({ rows }) => Number.isInteger(rows))
  const endOf = (bin: number): number => (isCounted ? Math.round((bin * total) / bins) : (bin * total) / bins)
  const cuts: number[] = []
  let [below, bin] = [0, 1]
  for (const { value, rows } of values.slice(0, -1)) {
    below += rows
    if (below < endOf(bin) || bin >= bins) continue
    cuts.push(value)
    while (bin < bins && below >= endOf(bin)) bin++
  }
  return cuts
}

interface Present {
  readonly value: number
  readonly rows: number
}

function presentValues(histogram: readonly DriftValue[]): readonly Present[] {
  const present = histogram.flatMap(({ value, rows }) => (value === null ? [] : [{ value, rows }]))
  for (const { rows } of present) requireInside('rows', rows, 0, Number.MAX_VALUE)
  for (const [index, { value }] of present.entries()) {
    const before = present[index - 1]?.value ?? -Infinity
    if (!(value > before)) throw new StatsError('bad-option', `values must go up; got ${value} after ${before}`)
  }
  const seen = present.filter(({ rows }) => rows > 0)
  if (seen.length > 0) return seen
  throw new StatsError('too-few-values', 'bins of the reference need a row with a value; got none')
}

function requireBins(bins: number): void {
  if (Number.isInteger(bins) && bins >= 2) return
  throw new StatsError('bad-option', `bins must be a whole number from 2; got ${bins}`)
}
