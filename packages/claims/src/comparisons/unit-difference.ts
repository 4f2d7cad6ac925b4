import {
  clusteredPairedDifference,
  discordantCorrelation,
  knownRangeMean,
  mover,
  scaleRatio,
  type LinearisedRatio,
  type Limits,
} from '@plumb/stats'
import type { Design } from '../forms/quantity.ts'
import { unitRatio, type Counting, type Valued } from '../forms/units/unit-ratio.ts'
import { clusterNumbers } from '../forms/units/units-of.ts'

/** The differences of units, and apart from each other what the first wins and what the second does. */
export interface UnitDifference {
  readonly all: LinearisedRatio
  readonly won: LinearisedRatio
  readonly lost: LinearisedRatio
  /** Units that differ, or clusters in which one does. */
  readonly differing: number
}

/** The sample of a difference; the value of each unit is that of the first minus that of the second, −1 to 1. */
export function unitDifference(units: readonly Valued[], design: Design, counting: Counting): UnitDifference {
  const part = (of: (value: number) => number): LinearisedRatio =>
    unitRatio(
      units.map((one) => ({ ...one, value: of(one.value) })),
      design,
      counting,
    )
  const differing = units.filter(({ value }) => value !== 0).map(({ unit }) => unit)
  return {
    all: part((value) => value),
    won: part((value) => Math.max(0, value)),
    lost: part((value) => Math.max(0, -value)),
    differing: design.cluster === undefined ? differing.length : new Set(clusterNumbers(differing)).size,
  }
}

/** The same difference of so many times the units. */
export function scaleDifference({ all, won, lost, differing }: UnitDifference, factor: number): UnitDifference {
  const [a, w, l] = [all, won, lost].map((ratio) => scaleRatio(ratio, factor))
  return { all: a!, won: w!, lost: l!, differing: differing * factor }
}

/**
 * The hull of the differences; where few units differ it misses, since larger differences may be unseen (one side up to
 * 15% in simulation): there what is won and lost are two means with a known range (MOVER, at most 4%).
 */
export function unitDifferenceLimits(difference: UnitDifference, confidence: number): Limits {
  const { all, won, lost, differing } = difference
  if (differing >= 20 || (differing >= 5 && 2 * differing >= all.units)) {
    return clusteredPairedDifference(all, { confidence })
  }
  const terms = [won, lost].map((ratio, i) => {
    const { low, high } = knownRangeMean(ratio, { confidence })
    return { coefficient: i === 0 ? 1 : -1, estimate: ratio.estimate, low, high }
  })
  const correlation = discordantCorrelation({ onlyA: won, onlyB: lost, difference: all })
  const { low, high } = mover(terms, () => correlation)
  return { low: Math.max(-1, low), high: Math.min(1, high) }
}
