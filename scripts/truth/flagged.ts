import { binomialUpperTail } from '@plumb/stats'
import type { Cell } from './cell.ts'
import type { Missed } from './run-cell.ts'

export interface FlagOptions {
  /** Largest share of misses that one side may have. */
  readonly most: number
  /** Chance that an interval which misses as often as allowed is flagged all the same; default 1 in 1,000. */
  readonly level?: number
}

/** The share of misses that one side of a cell's intervals may have. */
export function mostMissed({ method: { confidence = 0.95 } }: Cell): number {
  return (1 - confidence) / 2
}

/** Whether an interval misses on one side more often than it may, beyond what the samples' chance explains. */
export function flagged(missed: Missed, { most, level = 0.001 }: FlagOptions): boolean {
  const { above, below, samples } = missed
  const worst = Math.max(above, below)
  if (samples === Infinity) return worst > most + 1e-6
  if (samples === 0 || worst <= most) return false
  return binomialUpperTail(Math.round(worst * samples) - 1, samples, most) < level
}
