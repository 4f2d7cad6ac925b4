import { requirePositive } from '../checks.ts'

export interface NeededOptions {
  /** Give up above this many rows; default 1e8. */
  readonly limit?: number
}

/**
 * About how many rows in all would decide, if the estimate stayed what it is: the smallest whole number above `rows` at
 * which `decides` is true. An even chance, not a promise: with that many rows the interval decides about half the time.
 *
 * @param decides whether the interval of so many rows would exclude the bound; false, then true as rows grow
 * @param rows rows seen so far, above 0
 * @returns total rows; null where `limit` rows would not decide (the estimate is on the bound, or nearly so)
 * @throws {StatsError} `out-of-range`, `not-finite`
 * @example
 * neededRows((rows) => rows >= 875, 50); // => 875
 */
export function neededRows(
  decides: (rows: number) => boolean,
  rows: number,
  { limit = 1e8 }: NeededOptions = {},
): number | null {
  requirePositive('rows', rows)
  let undecided = Math.floor(rows)
  let decided = undecided + 1
  while (decided <= limit && !decides(decided)) {
    undecided = decided
    decided = decided < limit ? Math.min(2 * decided, limit) : Infinity
  }
  return decided <= limit ? bisect(decides, undecided, decided) : null
}

function bisect(decides: (rows: number) => boolean, undecided: number, decided: number): number {
  if (decided - undecided <= 1) return decided
  const middle = Math.floor((undecided + decided) / 2)
  return decides(middle) ? bisect(decides, undecided, middle) : bisect(decides, middle, decided)
}
