import type { Contested } from '@plumb/stats'
import { finite } from '../check/numbers-of.ts'
import { isSampled, type Measured } from '../forms/measured.ts'
import { neededFor, type Needed } from '../verdict/needed.ts'
import { isOnBound, type SettledTest } from '../verdict/rule.ts'
import type { ComparedPair } from './comparison.ts'
import type { MeasuredContestants } from './measured-contestants.ts'
import type { Placed } from './placed-contestants.ts'
import type { PreparedComparison } from './prepare-comparison.ts'

/** Every two candidates in their order, the first one's value minus the second's, with the ranges that hold all at once. */
export function comparedPairs(
  { contestants, pairs }: PreparedComparison,
  { differences }: MeasuredContestants,
  { contests, reasons, tiers }: Placed,
  order: readonly string[],
): readonly ComparedPair[] {
  const compared = pairs.map(({ first, second }, at): ComparedPair => {
    const [measured, contest] = [differences[at]!, contests[at]]
    const ahead = contest?.ahead ?? null
    const names = [contestants[first]!.name, contestants[second]!.name] as const
    return {
      first: names[0],
      second: names[1],
      ...numbersOf(measured, contest),
      ahead: ahead === null ? null : contestants[ahead]!.name,
      n: Math.round(measured.n),
      method: isSampled(measured) ? measured.method : 'none',
      reason: reasons[first] ?? reasons[second] ?? reasonOf(measured),
      ...(isOfBest(names, tiers, order) ? neededOf(measured, contest) : unknown),
    }
  })
  const at = (name: string): number => order.indexOf(name)
  return compared
    .map((pair) => (at(pair.first) < at(pair.second) ? pair : turned(pair)))
    .toSorted((a, b) => at(a.first) - at(b.first) || at(a.second) - at(b.second))
}

/** The second one's value minus the first's. */
function turned({ first, second, estimate, low, high, stepLow, stepHigh, ...rest }: ComparedPair): ComparedPair {
  const minus = (value: number | null): number | null => (value === null || value === 0 ? value : -value)
  return {
    ...rest,
    first: second,
    second: first,
    estimate: minus(estimate),
    low: minus(high),
    high: minus(low),
    stepLow: minus(stepHigh),
    stepHigh: minus(stepLow),
  }
}

const unknown: Needed = { needed: null, neededFor80: null }

/** The best of all and another of its tier: of these it is said what would tell them apart. */
function isOfBest(names: readonly string[], [top = []]: Placed['tiers'], order: readonly string[]): boolean {
  return top.length > 1 && names.includes(order[0]!) && names.every((name) => order.indexOf(name) < top.length)
}

/** Where one of the two is not placed there is a difference without a range. */
function numbersOf(
  measured: Measured,
  contest: Contested | undefined,
): Pick<ComparedPair, 'estimate' | 'low' | 'high' | 'stepLow' | 'stepHigh'> {
  return {
    estimate: isSampled(measured) ? measured.estimate : null,
    low: finite(contest?.low ?? null),
    high: finite(contest?.high ?? null),
    stepLow: finite(contest?.step.low ?? null),
    stepHigh: finite(contest?.step.high ?? null),
  }
}

/** One is ahead where the difference is not 0. */
const apart: SettledTest = { kind: 'bound', relation: '>', bound: 0 }

function reasonOf(measured: Measured): ComparedPair['reason'] {
  if (!isSampled(measured)) return measured.reason
  return measured.reason ?? (isOnBound(apart, measured.estimate) ? 'on-the-bound' : null)
}

function neededOf(measured: Measured, contest: Contested | undefined): Needed {
  if (!isSampled(measured) || contest === undefined || contest.ahead !== null) return unknown
  return neededFor(apart, measured, contest.confidence)
}
