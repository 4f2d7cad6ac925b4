import type { Estimate } from '../estimate.ts'
import type { LevelOptions } from '../sample.ts'
import { pairedDifference } from './paired-difference.ts'

/** Outcomes of a side-by-side comparison. */
export interface Matches {
  readonly wins: number
  readonly losses: number
  readonly ties: number
}

/**
 * Share of comparisons won, a tie counted as half: 1/2 means as good as the other.
 *
 * @param matches counts of independent comparisons, at least one
 * @param options.confidence level inside (0, 1), default 0.95
 * @returns a share inside [0, 1]
 * @throws {StatsError} `empty-denominator`, `out-of-range`, `not-finite`, `bad-option`
 * @see `pairedDifference`, of which it is (1 + difference) / 2
 * @example
 * winRate({ wins: 0, losses: 0, ties: 30 }); // => { estimate: 0.5, low: 0.4421483, high: 0.5578517 }
 */
export function winRate({ wins, losses, ties }: Matches, options: LevelOptions = {}): Estimate {
  const pairs = wins + losses + ties
  const { estimate, low, high } = pairedDifference({ onlyA: wins, onlyB: losses, pairs }, options)
  return { estimate: (1 + estimate) / 2, low: (1 + low) / 2, high: (1 + high) / 2 }
}
