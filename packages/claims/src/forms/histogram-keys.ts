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
  const many = cellCount(others, facts) * 2 * bins <= mostCells
  return binKey(score, facts, many ? bins : fewBins)
}

function binKey(score: ColumnExpr, facts: DatasetFacts, count: number): Expr {
  const { minimum = 0, maximum = 1 } = facts.columns.find(({ name }) => name === score.name) ?? {}
  const inUnit = minimum >= 0 && maximum <= 1
  return { op: 'bin', of: score, low: inUnit ? 0 : minimum, high: inUnit ? 1 : maximum, bins: count }
}

/** Cells of a joint histogram grow with the square of the bins. */
const jointBins = [512, 256]
const fewJointBins = 128

/** Two scores of the same rows: both themselves, or both in equal-width bins. */
export function jointScoreKeys(
  scores: readonly [ColumnExpr, ColumnExpr],
  facts: DatasetFacts,
  others: readonly Key[],
): readonly [Expr, Expr] {
  if (stayExact(scores, facts, others)) return scores
  const rest = cellCount(others, facts) * 2
  const count = jointBins.find((one) => one ** 2 * rest <= mostCells) ?? fewJointBins
  return [binKey(scores[0], facts, count), binKey(scores[1], facts, count)]
}

/** Whether a joint histogram keeps one bin a distinct pair of values. */
function stayExact(values: readonly [Expr, Expr], facts: DatasetFacts, others: readonly Key[]): boolean {
  if (facts.rows <= mostDistinct) return true
  const pairs = keySize(values[0], facts) * keySize(values[1], facts)
  return pairs * 2 * cellCount(others, facts) <= mostCells
}

/** Two values of the same rows: both themselves, or both in buckets on a logarithmic scale. */
export function jointQuantileKeys(
  values: readonly [Expr, Expr],
  facts: DatasetFacts,
  others: readonly Key[],
): readonly [Expr, Expr] {
  if (stayExact(values, facts, others)) return values
  return [
    { op: 'log-bucket', of: values[0] },
    { op: 'log-bucket', of: values[1] },
  ]
}

/** The value itself, or its bucket on a logarithmic scale. */
export function quantileKey(value: Expr, facts: DatasetFacts, others: readonly Key[]): Expr {
  if (staysExact(value, facts, others)) return value
  const { minimum = 0 } = (value.op === 'column' && facts.columns.find(({ name }) => name === value.name)) || {}
  return { op: 'log-bucket', of: value, ...(minimum > 0 ? { positive: true } : {}) }
}

/** The score that a key value stands for. */
export function scoreOfKey(key: Expr, value: number): number {
  return key.op === 'bin' ? key.low + ((value + 0.5) / key.bins) * (key.high - key.low) : value
}
