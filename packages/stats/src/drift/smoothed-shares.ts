import { sum } from '../special/sum.ts'

/** Shares of the cells after the same little is added to every count, so that no cell is empty. */
export function smoothedShares(counts: readonly number[], added: number): readonly number[] {
  const rows = sum(counts) + added * counts.length
  return counts.map((count) => (count + added) / rows)
}
