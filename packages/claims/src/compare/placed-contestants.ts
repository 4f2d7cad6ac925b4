import { tiers, type Contest, type Contested, type TierOptions } from '@plumb/stats'
import type { Reason } from '../check/check.ts'
import { isSampled, type Measured } from '../forms/measured.ts'
import type { MeasuredContestants } from './measured-contestants.ts'
import type { PreparedComparison, PreparedPair } from './prepare-comparison.ts'

/** Who stands where. */
export interface Placed {
  /** Places in the list of contestants, the best tier first. */
  readonly tiers: readonly (readonly number[])[]
  /** By contestant: why it is not placed. */
  readonly reasons: readonly (Reason | null)[]
  /** By pair: how it came out; undefined where one of the two is not placed. */
  readonly contests: readonly (Contested | undefined)[]
}

/** More than this share of rows that some answered and it did not, and nobody said what that means. */
const mostUnanswered = 0.01

/** The tiers of the contestants; one that cannot be compared is left out of them, with its reason. */
export function placedContestants(
  { contestants, pairs }: PreparedComparison,
  { own, differences, tally }: MeasuredContestants,
  options: TierOptions,
): Placed {
  const reasons = contestants.map(({ side }, i): Reason | null => {
    const silent = tally.unanswered[i]! > mostUnanswered && !side.scope.answerer.settled
    return silent ? 'unpaired-rows' : reasonOf(own[i]!)
  })
  const meets = pairs.map(({ first, second }, at) => {
    const open = reasons[first] === null && reasons[second] === null
    return open && isSampled(differences[at]!)
  })
  const without = reasons.map((reason, i) => reason ?? (isMet(i, pairs, meets) ? null : alone(i, pairs, differences)))
  const places = [...without.keys()].filter((i) => without[i] === null)
  const met = [...pairs.keys()].filter((at) => meets[at] === true)
  const found = tiers(
    Math.max(1, places.length),
    met.map((at) => contestOf(pairs[at]!, differences[at]!, places)),
    options,
  )
  return {
    tiers: places.length === 0 ? [] : found.tiers.map((tier) => tier.map((i) => places[i]!)),
    reasons: without,
    contests: pairs.map((pair, at) => inPlace(pair, found.contests[met.indexOf(at)], places)),
  }
}

/** A contest of those that are placed, by their place among the contestants. */
function inPlace(
  { first, second }: PreparedPair,
  contest: Contested | undefined,
  places: readonly number[],
): Contested | undefined {
  if (contest === undefined) return undefined
  return { ...contest, first, second, ahead: contest.ahead === null ? null : places[contest.ahead]! }
}

function reasonOf(measured: Measured): Reason | null {
  return isSampled(measured) ? null : measured.reason
}

function isMet(i: number, pairs: readonly PreparedPair[], meets: readonly boolean[]): boolean {
  return pairs.some(({ first, second }, at) => meets[at] === true && (first === i || second === i))
}

/** Why one that has a value of its own meets nobody. */
function alone(i: number, pairs: readonly PreparedPair[], differences: readonly Measured[]): Reason {
  const own = pairs.flatMap(({ first, second }, at) =>
    first === i || second === i ? (reasonOf(differences[at]!) ?? []) : [],
  )
  return own[0] ?? 'unpaired-rows'
}

function contestOf({ first, second }: PreparedPair, measured: Measured, places: readonly number[]): Contest {
  if (!isSampled(measured)) throw new Error('only what was measured is a contest')
  return { first: places.indexOf(first), second: places.indexOf(second), limits: measured.limits }
}
