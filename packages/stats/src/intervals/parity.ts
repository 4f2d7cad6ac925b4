import { StatsError } from '../errors.ts'
import type { Estimate } from '../estimate.ts'
import type { LevelOptions } from '../sample.ts'
import { groupValues, pairwiseConfidence, requireGroups, type Group } from './group-values.ts'
import { moverRatio } from './mover-ratio.ts'

/**
 * The smallest share of the groups over the largest: 1 is parity, and the four-fifths rule asks for at least 0.8. The
 * interval allows for the two having been picked by chance.
 *
 * @param groups at least 2, independent of each other, each of any design
 * @param options.confidence level inside (0, 1), default 0.95
 * @returns a ratio inside [0, 1]
 * @throws {StatsError} `one-group`; `empty-denominator` where every share is 0; as `effectiveRows`
 * @see Donner & Zou (2012) for each pair; Tukey (1953) for the upper limit; Berger (1982) for the lower
 * @example
 * parity([{ design: 'independent', yes: 30, rows: 100 }, { design: 'independent', yes: 100, rows: 100 }]).high
 * // => 0.4152272
 */
export function parity(groups: readonly Group[], options: LevelOptions = {}): Estimate {
  requireGroups(groups)
  const shares = values(groups, options)
  const wide = values(groups, { confidence: pairwiseConfidence(groups.length, options) })
  return {
    estimate: smallestOverLargest(shares.map((share) => share.estimate)),
    low: smallestLimit(shares, 'low'),
    high: smallestLimit(wide, 'high'),
  }
}

/** Values are 0 or more, so that a lower limit below 0, as a mean of large values may have, is 0. */
function values(groups: readonly Group[], options: LevelOptions): readonly Estimate[] {
  return groupValues(groups, options).map((value) => ({ ...value, low: Math.max(0, value.low) }))
}

function smallestOverLargest(estimates: readonly number[]): number {
  const largest = Math.max(...estimates)
  if (largest > 0) return Math.min(...estimates) / largest
  throw new StatsError('empty-denominator', 'the share of every group is 0, so that their ratio is 0/0')
}

/** Over every share divided by every other, at most 1. */
function smallestLimit(shares: readonly Estimate[], side: 'low' | 'high'): number {
  let smallest = 1
  for (const first of shares) {
    for (const second of shares) {
      if (first !== second) smallest = Math.min(smallest, pairLimit(first, second, side))
    }
  }
  return smallest
}

/** A group without an upper limit bounds no ratio on the side that rests on it; on the other side it does not count. */
function pairLimit(first: Estimate, second: Estimate, side: 'low' | 'high'): number {
  if (second.high === 0) return 1
  if ((side === 'low' ? second : first).high === Infinity) return side === 'low' ? 0 : 1
  return moverRatio(closed(first), closed(second))[side] ?? 1
}

function closed({ estimate, low, high }: Estimate): Estimate {
  return { estimate, low, high: high === Infinity ? estimate : high }
}
