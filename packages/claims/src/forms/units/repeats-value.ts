import { passAll, passAt } from '@plumb/stats'
import type { RepeatsValue } from '../quantity.ts'
import type { UnitValue } from './value-of.ts'

/** Runs of one case, and how many pass. */
export interface Runs {
  readonly runs: number
  readonly passes: number
}

/** What the runs of one case say of it; undefined where they are too few to say. */
export function repeatsValue({ statistic, k }: RepeatsValue, { runs, passes }: Runs): UnitValue | undefined {
  if (runs < k) return undefined
  switch (statistic) {
    case 'pass-at':
      return { value: passAt(runs, passes, k) }
    case 'pass-all':
      return { value: passAll(runs, passes, k) }
    case 'flaky':
      return { value: passes > 0 && passes < runs ? 1 : 0 }
    case 'passed':
      return { value: passes / runs }
  }
}
