import { requirePositive } from '../checks.ts'

/** Options of `neededRows`. */
export interface NeededOptions {
  /** Give up above this many rows; default 1e8. */
  readonly limit?: number
  /** Stop once the further rows are known within this share of them; default 0, to the row. */
  readonly tolerance?: number
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
  { limit = 1e8, tolerance = 0 }: NeededOptions = {},
): number | null {
  requirePositive('rows', rows)
  let undecided = Math.floor(rows)
  let decided = undecided + 1
  while (decided <= limit && !decides(decided)) {
    undecided = decided
    decided = decided < limit ? Math.min(2 * decided, limit) : Infinity
  }
  return decided <= limit ? bisect(decides, { undecided, decided }, rows, tolerance) : null
}

function bisect(
  decides: (rows: number) => boolean,
  between: { readonly undecided: number; readonly decided: number },
  rows: number,
  tolerance: number,
): number {
  let { undecided, decided } = between
  while (decided - undecided > Math.max(1, tolerance * (decided - rows))) {
    const middle = Math.floor((undecided + decided) / 2)
    if (decides(middle)) decided = middle
    else undecided = middle
  }
  return decided
}
