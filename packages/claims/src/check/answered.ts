import type { Cells } from '../plan/scan.ts'
import type { Outcome } from './outcome.ts'

/** What the engine counted, in the order of the prepared scans. */
export interface Counted {
  readonly cells: readonly Cells[]
  readonly duplicates: readonly Cells[]
}

/** The outcomes of a claim by slice, with rows that a pairing leaves out and the value that a relative bound refers to. */
export interface Answered extends Outcome {
  /** Share of rows that only one of two candidates answered. */
  readonly unpaired?: number
  /** Why its rows do not enter the claim: no time, or a window that is not asked for. */
  readonly setAside?: string
  readonly reference?: number
}

/** How many rows a minimum looks at: the slice's, or those that the measure counts. */
export function countOf({ rows, measured }: Outcome, of: 'rows' | 'counted'): number {
  return of === 'rows' ? rows : measured.n
}

/** Rows set aside, added up by reason. */
export function addExcluded(all: Outcome['excluded']): Outcome['excluded'] {
  const counts = new Map<string, number>()
  for (const { reason, rows } of all) counts.set(reason, (counts.get(reason) ?? 0) + rows)
  return [...counts].map(([reason, rows]) => ({ rows, reason }))
}
