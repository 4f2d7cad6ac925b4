import type { Estimate } from '../estimate.ts'
import type { LevelOptions } from '../sample.ts'
import { areShares, groupValues, pairwiseConfidence, requireGroups, type Group } from './group-values.ts'

/**
 * How far apart the shares of groups are: largest − smallest. The interval allows for the largest and the smallest
 * having been picked by chance; the estimate does not, so show `gapByChance` beside it.
 *
 * @param groups at least 2, independent of each other, each of any design
 * @param options.confidence level inside (0, 1), default 0.95
 * @returns share points inside [0, 1]; `low` is above 0 only where some pair differs among all pairs
 * @throws {StatsError} `one-group`; as `effectiveRows`
 * @see Tukey (1953) for the lower limit; Berger (1982), Technometrics 24:295–300 (intersection-union) for the upper;
 *   Zou & Donner (2008) for each pair
 * @example
 * gap([{ design: 'independent', yes: 30, rows: 100 }, { design: 'independent', yes: 100, rows: 100 }]).low
 * // => 0.5783507
 */
export function gap(groups: readonly Group[], options: LevelOptions = {}): Estimate {
  requireGroups(groups)
  const shares = groupValues(groups, options)
  const wide = groupValues(groups, { confidence: pairwiseConfidence(groups.length, options) })
  const estimates = shares.map((share) => share.estimate)
  return {
    estimate: Math.max(...estimates) - Math.min(...estimates),
    low: Math.max(0, largestLimit(wide, 'low')),
    high: Math.min(areShares(groups) ? 1 : Infinity, largestLimit(shares, 'high')),
  }
}

/** Over every value minus every other: MOVER of two independent estimates, written out since there are many pairs. */
function largestLimit(values: readonly Estimate[], side: 'low' | 'high'): number {
  let largest = -Infinity
  for (const first of values) {
    for (const second of values) {
      if (first !== second) largest = Math.max(largest, differenceLimit(first, second, side))
    }
  }
  return largest
}

function differenceLimit(first: Estimate, second: Estimate, side: 'low' | 'high'): number {
  const difference = first.estimate - second.estimate
  return side === 'low'
    ? difference - Math.hypot(first.estimate - first.low, second.high - second.estimate)
    : difference + Math.hypot(first.high - first.estimate, second.estimate - second.low)
}
