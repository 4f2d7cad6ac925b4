import { printNumber } from './print-literal.ts'

/** Bucket b holds the values from G^b to G^(b+1). */
const lnG = Math.log(1.01 / 0.99)
/** More than any index, so that positive and negative values do not meet. */
const offset = 1_000_000

/** The logarithmic bucket of a number: sign × (floor(ln |x| / ln G) + 1,000,000), 0 for zero. */
export function printLogBucket(sql: string, { positive = false }: { readonly positive?: boolean } = {}): string {
  if (positive) return printIndex(sql)
  const index = printIndex(`abs(${sql})`)
  return `(case when ${sql} > 0 then ${index} when ${sql} < 0 then -${index} when ${sql} = 0 then 0 end)`
}

/** Of a number above 0. */
function printIndex(sql: string): string {
  return `(cast(floor(ln(${sql}) / ${printNumber(lnG)}) as integer) + ${offset})`
}
