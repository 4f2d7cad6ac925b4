import { normalQuantile } from '../distributions/normal.ts'
import { studentTQuantile } from '../distributions/student-t.ts'
import { StatsError } from '../errors.ts'
import type { Estimate } from '../estimate.ts'
import { mover } from '../intervals/mover.ts'
import { clopperPearson } from '../intervals/proportion.ts'
import type { Limits } from '../sample.ts'
import { tailProbability } from '../tail-probability.ts'
import { checkCounts } from './confusion-table.ts'

/** A mean over classes, with the classes that could not take part. */
export interface MacroAverage extends Estimate {
  /** Indices of the classes without a labelled row; they are left out of the mean. */
  readonly absent: readonly number[]
}

/** A k x k table of counts with the sums that macro averages need. `counts[label][prediction]`. */
export interface ClassTable {
  readonly counts: readonly (readonly number[])[]
  readonly rows: number
  readonly labelled: readonly number[]
  readonly predicted: readonly number[]
  /** Classes with a labelled row. */
  readonly present: readonly number[]
  readonly absent: readonly number[]
}

/** What the macro interval needs of a measure: one value for each present class, and the moments of their mean. */
export interface MacroMoments {
  readonly classes: readonly Estimate[]
  /** What each class counts for, together 1; by default all alike. */
  readonly parts?: readonly number[]
  readonly correlation?: (first: number, second: number) => number
  /** Variance of the mean, 0 when no class varies. */
  readonly variance: number
  /** Effective rows of the mean: 1 / Σ part² / rows of the class. */
  readonly effective: number
}

/**
 * Sums of a square table of counts, refusing tables that cannot be.
 *
 * @param counts `counts[label][prediction]`, k rows of k counts, k ≥ 2
 * @returns the table with its margins
 * @throws {StatsError} `out-of-range` when it is not square or a count is negative, `not-finite`, `empty-denominator`
 */
export function classTable(counts: readonly (readonly number[])[]): ClassTable {
  const size = counts.length
  if (size < 2 || counts.some((row) => row.length !== size)) {
    throw new StatsError('out-of-range', 'the table must be square, with at least 2 classes')
  }
  counts.forEach((row, label) => checkCounts(Object.fromEntries(row.map((x, to) => [`counts[${label}][${to}]`, x]))))
  const labelled = counts.map((row) => row.reduce((sum, count) => sum + count, 0))
  const predicted = counts.map((_, to) => counts.reduce((sum, row) => sum + (row[to] ?? 0), 0))
  const classes = counts.map((_, index) => index)
  const present = classes.filter((index) => (labelled[index] ?? 0) > 0)
  if (present.length === 0) throw new StatsError('empty-denominator', 'no class has a labelled row')
  const absent = classes.filter((index) => !present.includes(index))
  return { counts, rows: labelled.reduce((sum, count) => sum + count, 0), labelled, predicted, present, absent }
}

/**
 * Interval of a mean over classes: the wider, on each side, of MOVER over the classes' own intervals and the exact
 * interval on the effective rows of the mean. The first holds with rare classes, the second with many.
 *
 * @param moments the classes' estimates and intervals, the variance of their mean and its effective rows
 * @param confidence level inside (0, 1)
 * @returns `estimate`, `low`, `high` in [0, 1]
 * @see Zou & Donner (2008), Statistics in Medicine 27:1693; Korn & Graubard (1998), Survey Methodology 24:193; the
 *   combination was chosen by simulation
 */
export function macroEstimate(moments: MacroMoments, confidence: number): Estimate {
  const { classes, parts } = moments
  const terms = classes.map((one, index) => ({ coefficient: parts?.[index] ?? 1 / classes.length, ...one }))
  const sum = classes.reduce((total, one, index) => total + (parts?.[index] ?? 1) * one.estimate, 0)
  // parts that add up to 1 but for rounding may put a perfect average above it
  const estimate = Math.min(1, parts === undefined ? sum / classes.length : sum)
  const combined = mover(terms, moments.correlation)
  const pooled = pooledLimits(estimate, moments, confidence)
  return {
    estimate,
    low: Math.max(0, Math.min(combined.low, pooled.low, estimate)),
    high: Math.min(1, Math.max(combined.high, pooled.high, estimate)),
  }
}

function pooledLimits(mean: number, { variance, effective }: MacroMoments, confidence: number): Limits {
  if (variance < 1e-18) return clopperPearson(mean * effective, effective, { confidence })
  const tail = tailProbability(confidence)
  const shrink = (normalQuantile(tail) / studentTQuantile(tail, Math.max(1, effective - 1))) ** 2
  const plain = (mean * (1 - mean)) / variance
  const rows = Math.max(plain * shrink, Math.min(plain, effective))
  return clopperPearson(mean * rows, rows, { confidence })
}
