import { requireInside } from '../checks.ts'
import { StatsError } from '../errors.ts'
import { sum } from '../special/sum.ts'

/** Rows of two samples by cell, checked. */
export interface ComparedCounts {
  readonly reference: readonly number[]
  readonly current: readonly number[]
  /** n, the rows of the reference. */
  readonly referenceRows: number
  /** m, the rows of the current sample. */
  readonly currentRows: number
  /** N = n m / (n + m): how many rows a comparison with known shares would be worth. */
  readonly comparedRows: number
  /** The fewest rows that any cell expects in the smaller sample when the two do not differ. */
  readonly leastExpected: number
}

/**
 * Two samples counted in the same cells, with what every distance between them needs.
 *
 * @param reference rows by cell, at least 0; fractional where they are effective rows
 * @param current the same cells in the same order; a cell that one sample lacks counts 0 there
 * @throws {StatsError} `one-cell` below two cells, `too-few-values` where a sample has no row, `bad-option` where the
 *   samples have different cells, `out-of-range`, `not-finite`
 */
export function comparedCounts(reference: readonly number[], current: readonly number[]): ComparedCounts {
  requireSameCells(reference, current)
  const [n, m] = [rowsOf('the reference', reference), rowsOf('the current sample', current)]
  // a histogram of values may have more cells than a call may have arguments
  const fewest = reference.reduce((least, rows, cell) => Math.min(least, rows + (current[cell] ?? 0)), Infinity)
  return {
    reference,
    current,
    referenceRows: n,
    currentRows: m,
    comparedRows: (n * m) / (n + m),
    leastExpected: (Math.min(n, m) * fewest) / (n + m),
  }
}

function requireSameCells(reference: readonly number[], current: readonly number[]): void {
  if (reference.length !== current.length) {
    const wanted = 'both samples must be counted in the same cells'
    throw new StatsError('bad-option', `${wanted}; got ${reference.length} and ${current.length}`)
  }
  if (reference.length < 2) {
    throw new StatsError('one-cell', `a comparison of distributions needs 2 cells; got ${reference.length}`)
  }
}

function rowsOf(name: string, counts: readonly number[]): number {
  for (const rows of counts) requireInside(`the rows of a cell of ${name}`, rows, 0, Number.MAX_VALUE)
  const rows = sum(counts)
  if (rows === 0) throw new StatsError('too-few-values', `${name} has no rows`)
  return rows
}
