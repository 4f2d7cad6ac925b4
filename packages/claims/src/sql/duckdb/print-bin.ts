import { printNumber } from './print-literal.ts'

export interface Bins {
  readonly low: number
  readonly high: number
  readonly bins: number
}

/**
 * floor((value − low) · bins / (high − low)) from low to high; below is the first bin, from high on the last. Casting a
 * DOUBLE to a whole number rounds in DuckDB, hence floor; just below `high` the product can round up to `bins`.
 */
export function printBin(sql: string, range: Bins): string {
  const { low, high, bins } = range
  const [from, to] = [printNumber(low), printNumber(high)]
  return `(case when ${sql} >= ${from} and ${sql} < ${to} then ${printBinInside(sql, range)} when ${sql} >= ${to} then ${bins - 1} when ${sql} < ${from} then 0 end)`
}

/** The same for a number that is there, from low to high: NaN is an error. */
export function printBinInside(sql: string, { low, high, bins }: Bins): string {
  const factor = high > low ? Math.min(bins / (high - low), Number.MAX_VALUE) : 0
  const above = low === 0 ? sql : `(${sql} - ${printNumber(low)})`
  return `least(cast(floor(${above} * ${printNumber(factor)}) as integer), ${bins - 1})`
}
