import { StatsError, type OpenLimits } from '@plumb/stats'
import type { Reason } from '../check/check.ts'
import type { Measured } from './measured.ts'

/** Codes of the statistics package that are a reason of the data's, not a fault of ours. */
const reasons: Readonly<Record<string, Reason>> = {
  'no-variation': 'no-variation',
  'too-few-values': 'too-few-rows',
  'one-class': 'one-class',
  'one-cluster': 'one-cluster',
  'empty-denominator': 'empty-denominator',
  'one-cell': 'no-variation',
  'one-group': 'too-few-rows',
  'judge-refused': 'judge-refused',
  'judge-contradicts-labels': 'judge-contradicts-labels',
}

/** The reason that a statistic gave for having no value, or undefined when the error is something else. */
export function reasonOf(error: unknown): Reason | undefined {
  return error instanceof StatsError ? reasons[error.code] : undefined
}

/** What is measured, or the reason of the data's why it cannot be. */
export function orUnmeasured(n: number, measure: () => Measured): Measured {
  try {
    return measure()
  } catch (error) {
    const reason = reasonOf(error)
    if (reason === undefined) throw error
    return { reason, n }
  }
}

const open: OpenLimits = { low: null, high: null }

/** Limits that exist, or the reason why both ends stay open: `probe` is computed once to find out. */
export function orReason(
  probe: () => unknown,
  limits: (confidence: number) => OpenLimits,
): { readonly limits: (confidence: number) => OpenLimits; readonly reason?: Reason } {
  try {
    probe()
    return { limits }
  } catch (error) {
    const reason = reasonOf(error)
    if (reason === undefined) throw error
    return { limits: () => open, reason }
  }
}
