import { alphaOf } from '../checks.ts'
import { StatsError } from '../errors.ts'
import type { LevelOptions, OpenLimits } from '../sample.ts'
import { holmSteps } from './holm.ts'

/** Two of several competitors, by their number from 0, and the interval of the first one's value minus the second's. */
export interface Contest {
  readonly first: number
  readonly second: number
  /** Nested over levels; an open end is null. */
  readonly limits: (confidence: number) => OpenLimits
}

/** A contest as `tiers` judged it: its limits, and who is shown to be ahead. */
export interface Contested extends OpenLimits {
  readonly first: number
  readonly second: number
  /** The level of this one interval, so that all of them hold the truth at once: 1 − alpha / contests. */
  readonly confidence: number
  /** Whose value is shown to be better, at its Holm step; null where it is not shown. */
  readonly ahead: number | null
  /** The interval at that step; never wider than the simultaneous one. */
  readonly step: OpenLimits
}

/** What `tiers` finds: every contest judged, and the tiers that follow. */
export interface Tiers {
  /** In the order in which they were given, with simultaneous limits. */
  readonly contests: readonly Contested[]
  /** The best tier first; in each the competitors in their order. */
  readonly tiers: readonly (readonly number[])[]
}

/** Options of `tiers`. */
export interface TierOptions extends LevelOptions {
  /** Which values are better, default `higher`. */
  readonly better?: 'higher' | 'lower'
}

/**
 * Several competitors in tiers: nobody in the first tier is shown to be worse than anyone; the next tier is made likewise
 * of the rest. The chance that even one is said to be ahead of another that is really as good is at most 1 − confidence,
 * however the intervals depend on each other (Holm's steps over all contests), and so is the chance that one that is
 * really as good as any is left out of the first tier. Whoever stands lower is shown to be worse than someone above, not
 * than everyone: two that are alike can stand in different tiers when a third is shown to beat one of them only. The limits
 * given are Bonferroni's, which hold all true differences at once. Members of a tier are not told apart, not equal.
 *
 * @param competitors how many there are, from 1
 * @param contests usually every two of them; of those left out nothing is shown
 * @param options.confidence of all statements together, inside (0, 1), default 0.95
 * @throws {StatsError} `out-of-range` for a contest of someone who is not there; `bad-option`; what `limits` throws
 * @see Holm (1979), Scandinavian Journal of Statistics 6:65–70; Dunn (1961), JASA 56:52–64
 */
export function tiers(
  competitors: number,
  contests: readonly Contest[],
  { confidence = 0.95, better = 'higher' }: TierOptions = {},
): Tiers {
  for (const { first, second } of contests) requireTwo(first, second, competitors)
  const level = 1 - alphaOf(confidence) / Math.max(1, contests.length)
  const steps = holmSteps(
    contests.map(
      ({ limits }) =>
        (at: number) =>
          sideOf(limits(at)) !== null,
    ),
    { confidence },
  )
  const contested = contests.map(({ first, second, limits }, i): Contested => {
    const step = limits(steps[i]!.confidence)
    const larger = sideOf(step) === 'above' ? first : second
    const ahead = better === 'higher' ? larger : first + second - larger
    return { first, second, ...limits(level), confidence: level, ahead: sideOf(step) === null ? null : ahead, step }
  })
  return { contests: contested, tiers: tiersOf(competitors, contested) }
}

/** On which side of 0 an interval lies wholly. */
function sideOf({ low, high }: OpenLimits): 'above' | 'below' | null {
  if (low !== null && low > 0) return 'above'
  return high !== null && high < 0 ? 'below' : null
}

function tiersOf(competitors: number, contested: readonly Contested[]): number[][] {
  const made: number[][] = []
  let rest = Array.from({ length: competitors }, (_, i) => i)
  while (rest.length > 0) {
    const beaten = rest.filter((one) => contested.some((contest) => isBeaten(one, contest, rest)))
    // differences of one measure on the same rows make no circle; if others do, nobody in it is better
    const lower = beaten.length === rest.length ? [] : beaten
    made.push(rest.filter((one) => !lower.includes(one)))
    rest = lower
  }
  return made
}

function isBeaten(one: number, { first, second, ahead }: Contested, rest: readonly number[]): boolean {
  return ahead !== null && ahead !== one && (first === one || second === one) && rest.includes(ahead)
}

function requireTwo(first: number, second: number, competitors: number): void {
  const isOne = (at: number): boolean => Number.isInteger(at) && at >= 0 && at < competitors
  if (isOne(first) && isOne(second) && first !== second) return
  const wanted = `a contest needs two different competitors from 0 to ${competitors - 1}`
  throw new StatsError('out-of-range', `${wanted}; got ${first} and ${second}`)
}
