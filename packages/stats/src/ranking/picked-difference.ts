import { requireInside, requirePositive } from '../checks.ts'
import type { Estimate } from '../estimate.ts'
import { correlatedDifference, type OpenEstimate } from '../intervals/correlated-difference.ts'
import { clopperPearson } from '../intervals/proportion.ts'
import type { LevelOptions } from '../sample.ts'

/** Positives among the rows that two systems pick, as many rows each. */
export interface Picks {
  /** Positives that only the first picks. */
  readonly onlyA: number
  /** Positives that only the second picks. */
  readonly onlyB: number
  /** Rows that each of them picks. */
  readonly picked: number
}

/**
 * Difference of the precision of two systems among the rows that each puts at the top, A − B. Positives that both pick
 * count for neither; the rows of the two may be different ones, so that each side is a share of its own rows. Wide where
 * the two pick nearly the same rows.
 *
 * @param picks counts, fractional where a tie is cut; picked above 0
 * @param options.confidence level inside (0, 1), default 0.95
 * @returns share points inside [−1, 1]
 * @throws {StatsError} `out-of-range`, `not-finite`, `bad-option`
 * @see Zou & Donner (2008), Statistics in Medicine 27:1693–1702, on the exact interval of each side
 * @example
 * pickedDifference({ onlyA: 6, onlyB: 2, picked: 20 }).estimate // => 0.2
 */
export function pickedDifference({ onlyA, onlyB, picked }: Picks, options: LevelOptions = {}): Estimate {
  requirePositive('picked', picked)
  const side = (name: string, count: number): OpenEstimate => {
    requireInside(name, count, 0, picked * (1 + 1e-9))
    const own = Math.min(count, picked)
    return { estimate: own / picked, ...clopperPearson(own, picked, options) }
  }
  const range = { low: -1, high: 1 }
  return correlatedDifference(side('onlyA', onlyA), side('onlyB', onlyB), 0, range) as Estimate
}
