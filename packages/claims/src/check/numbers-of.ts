import { type Measured, isSampled } from '../forms/measured.ts'
import type { Judged } from '../verdict/judge.ts'
import type { ClaimResult } from './check.ts'

/** The numbers of a slice, null where there is none: never NaN, never an infinity. */
export function numbersOf(measured: Measured, { limits }: Judged): Pick<ClaimResult, 'estimate' | 'low' | 'high'> {
  if (!isSampled(measured)) return { estimate: null, low: null, high: null }
  return { estimate: measured.estimate, low: finite(limits.low), high: finite(limits.high) }
}

/** A limit as it is written down: an open end is null. */
export function finite(value: number | null): number | null {
  return value === null || !Number.isFinite(value) ? null : value
}
