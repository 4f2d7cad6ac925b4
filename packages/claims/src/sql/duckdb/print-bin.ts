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
export function printBin(sql: string, { low, high, bins }: Bins): string {
  const factor = high > low ? Math.min(bins / (high - low), Number.MAX_VALUE) : 0
  const above = low === 0 ? sql : `(${sql} - ${printNumber(low)})`
  const inside = `least(cast(floor(${above} * ${printNumber(factor)}) as integer), ${bins - 1})`
  const [from, to] = [printNumber(low), printNumber(high)]
  return `(case when ${sql} >= ${from} and ${sql} < ${to} then ${inside} when ${sql} >= ${to} then ${bins - 1} when ${sql} < ${from} then 0 end)`
}
