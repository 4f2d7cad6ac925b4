import { printNumber } from './print-literal.ts'

export interface Bins {
  readonly low: number
  readonly high: number
  readonly bins: number
}

/**
 * floor((value − low) · bins / (high − low)), held inside 0 … bins − 1. Casting a DOUBLE to a whole number rounds in
 * DuckDB, hence floor. Where `high` is not above `low`, all values are in the first bin.
 */
export function printBin(sql: string, { low, high, bins }: Bins): string {
  const factor = high > low ? Math.min(bins / (high - low), Number.MAX_VALUE) : 0
  const at = `(${low === 0 ? sql : `(${sql} - ${printNumber(low)})`} * ${printNumber(factor)})`
  const last = bins - 1
  return `(case when ${at} < 1 then 0 when ${at} < ${last} then cast(floor(${at}) as integer) when ${at} is not null then ${last} end)`
}
