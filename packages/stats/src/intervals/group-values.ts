import { normalCdf } from '../distributions/normal.ts'
import { studentizedRangeQuantile } from '../distributions/studentized-range.ts'
import { StatsError } from '../errors.ts'
import type { Estimate } from '../estimate.ts'
import type { LevelOptions, Limits, ShareSample } from '../sample.ts'
import { tailProbability } from '../tail-probability.ts'
import { effectiveRows, shareLimits } from './effective-rows.ts'

/** A group of any measure: its value, and its limits at any level. */
export interface LimitedGroup {
  readonly estimate: number
  readonly limits: (options: LevelOptions) => Limits
}

/** A share, or any measure that gives its limits. */
export type Group = ShareSample | LimitedGroup

/** The value of each group with its interval at one level; of a share the exact one. */
export function groupValues(groups: readonly Group[], options: LevelOptions): Estimate[] {
  return groups.map((group) => {
    if ('limits' in group) return { estimate: group.estimate, ...group.limits(options) }
    const { estimate } = effectiveRows(group, options)
    return { estimate, ...shareLimits(group, options) }
  })
}

/** Whether every group is a share, so that differences lie within 0 to 1. */
export function areShares(groups: readonly Group[]): groups is readonly ShareSample[] {
  return groups.every((group) => !('limits' in group))
}

/** Refuses to compare fewer than two groups. */
export function requireGroups(groups: readonly Group[]): void {
  if (groups.length >= 2) return
  throw new StatsError('one-group', `a comparison of groups needs at least 2 of them; got ${groups.length}`)
}

/**
 * The level that a single pair needs so that all pairs of `groups` groups together keep `confidence` on each side:
 * Tukey's studentized range.
 *
 * @see Tukey (1953), The problem of multiple comparisons
 */
export function pairwiseConfidence(groups: number, { confidence = 0.95 }: LevelOptions): number {
  const z = studentizedRangeQuantile(1 - tailProbability(confidence), groups) / Math.SQRT2
  return 1 - 2 * normalCdf(-z)
}
