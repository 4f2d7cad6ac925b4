import { StatsError } from '../errors.ts'

/** Rows by label and prediction: found, missed, falsely flagged, rightly left alone. */
export interface ConfusionTable {
  readonly tp: number
  readonly fn: number
  readonly fp: number
  readonly tn: number
}

/**
 * Refuses counts that cannot be: negative or not finite. Fractional counts pass, they come from effective rows.
 *
 * @param counts named counts, as `{ tp: 12, fn: 3 }`
 * @throws {StatsError} `not-finite`, `out-of-range`
 */
export function checkCounts(counts: Readonly<Record<string, number>>): void {
  for (const [name, count] of Object.entries(counts)) {
    if (!Number.isFinite(count)) throw new StatsError('not-finite', `${name} must be a finite count; got ${count}`)
    if (count < 0) throw new StatsError('out-of-range', `${name} must be at least 0; got ${count}`)
  }
}
