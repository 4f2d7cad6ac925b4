import { printNumber } from './print-literal.ts'

/** Which band between ascending cuts holds a number, as a tree of tests: as many as the logarithm of the cuts. */
export function printBand(sql: string, cuts: readonly number[]): string {
  return `(case when ${sql} is not null then ${printTree(sql, cuts, 0, cuts.length)} end)`
}

/** The number of cuts at or below the value, known to lie between `low` and `high`. */
function printTree(sql: string, cuts: readonly number[], low: number, high: number): string {
  if (low === high) return String(low)
  const middle = (low + high) >> 1
  const [below, above] = [printTree(sql, cuts, low, middle), printTree(sql, cuts, middle + 1, high)]
  return `case when ${sql} < ${printNumber(cuts[middle]!)} then ${below} else ${above} end`
}
