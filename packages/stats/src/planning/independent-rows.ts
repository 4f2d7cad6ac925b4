import { requireInside } from '../checks.ts'
import { StatsError } from '../errors.ts'

/** As many independent rows as these are worth, at least 1. */
export function independentRows(rows: number, designEffect: number): number {
  requireInside('rows', rows, 1, Number.MAX_SAFE_INTEGER)
  if (!Number.isInteger(rows)) throw new StatsError('out-of-range', `rows must be a whole number; got ${rows}`)
  requireInside('designEffect', designEffect, 1, Number.MAX_VALUE)
  return Math.max(1, Math.floor(rows / designEffect))
}
