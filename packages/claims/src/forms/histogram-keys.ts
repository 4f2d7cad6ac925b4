import type { ColumnExpr, Expr } from '../plan/expr.ts'
import type { DatasetFacts, Key } from '../plan/scan.ts'
import { cellCount, keySize } from '../plan/cell-count.ts'

/** Histograms are exact up to so many distinct values, and while their cells stay under a million. */
const mostDistinct = 100_000
const mostCells = 1_000_000
const bins = 1_024
const fewBins = 256

/** Whether a histogram of these values by these other keys keeps one bin a distinct value. */
function staysExact(column: Expr, facts: DatasetFacts, others: readonly Key[]): boolean {
  // at most one bin a row, however many keys there are besides
  if (facts.rows <= mostDistinct) return true
  const distinct = keySize(column, facts)
  return distinct <= mostDistinct && distinct * 2 * cellCount(others, facts) <= mostCells
}

/** The score itself, or equal-width bins over its range. */
export function scoreKey(score: ColumnExpr, facts: DatasetFacts, others: readonly Key[]): Expr {
  if (staysExact(score, facts, others)) return score
  const { minimum = 0, maximum = 1 } = facts.columns.find(({ name }) => name === score.name) ?? {}
  const inUnit = minimum >= 0 && maximum <= 1
  const many = cellCount(others, facts) * 2 * bins <= mostCells
  return {
    op: 'bin',
    of: score,
    low: inUnit ? 0 : minimum,
    high: inUnit ? 1 : maximum,
    bins: many ? bins : fewBins,
  }
}

/** The value itself, or its bucket on a logarithmic scale. */
export function quantileKey(value: Expr, facts: DatasetFacts, others: readonly Key[]): Expr {
  return staysExact(value, facts, others) ? value : { op: 'log-bucket', of: value }
}

/** The score that a key value stands for. */
export function scoreOfKey(key: Expr, value: number): number {
  return key.op === 'bin' ? key.low + ((value + 0.5) / key.bins) * (key.high - key.low) : value
}
