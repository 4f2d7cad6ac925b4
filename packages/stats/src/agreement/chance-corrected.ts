import { normalQuantile } from '../distributions/normal.ts'
import { studentTQuantile } from '../distributions/student-t.ts'
import { StatsError } from '../errors.ts'
import type { Estimate } from '../estimate.ts'
import { moverRatio } from '../intervals/mover-ratio.ts'
import { clopperPearson } from '../intervals/proportion.ts'
import type { LevelOptions } from '../sample.ts'
import { sum } from '../special/sum.ts'
import { tailProbability } from '../tail-probability.ts'

/** A mean disagreement with what each unit says of it. */
export interface Disagreement {
  /** Inside [0, 1]. */
  readonly estimate: number
  /** Influence of one unit of each pattern, with mean 0 over the units. */
  readonly influences: readonly number[]
  /** How many equal units carry it. */
  readonly carriers: number
}

/** The two disagreements of a coefficient 1 − observed / expected. */
export interface ChanceCorrection {
  /** Units of each pattern. */
  readonly units: readonly number[]
  readonly observed: Disagreement
  readonly expected: Disagreement
  readonly proven: boolean
}

/** An agreement coefficient: 1 perfect, 0 as by chance, below 0 less than by chance. */
export interface Agreement extends Estimate {
  /** Mean disagreement of two ratings of one unit, 0 to 1. */
  readonly observedDisagreement: number
  /** Disagreement that chance alone would give, 0 to 1. */
  readonly expectedDisagreement: number
  /** Correlation of the two over the units; 0 where one does not vary, or both are the same number. */
  readonly correlation: number
  /** How many units were used. */
  readonly units: number
  /** Whether simulation has shown that the interval keeps its level; if not, say so beside it. */
  readonly proven: boolean
}

/**
 * A coefficient 1 − Do/De with its interval: exact intervals of the two disagreements on their effective units, joined by
 * MOVER-R with the correlation of their influences. An "at least" is wrong at most 3% of the time; an "at most" can be
 * wrong more often where a category was seen once (`categoriesSeenOnce`). Below some 30 units, and where the two
 * disagreements are correlated by almost 1, a higher level can give a lower limit that is higher.
 *
 * @param options.confidence level inside (0, 1), default 0.95
 * @returns limits inside [−1, 1]
 * @throws {StatsError} `one-class` where chance expects no disagreement, `bad-option`
 * @see Donner & Zou (2012), Statistical Methods in Medical Research 21:347–359; the effective units were chosen by
 *   simulation
 */
export function chanceCorrected(correction: ChanceCorrection, { confidence = 0.95 }: LevelOptions = {}): Agreement {
  const { units, observed, expected, proven } = correction
  if (expected.estimate <= 1e-12) throw new StatsError('one-class', 'all ratings are one category: chance agrees fully')
  const correlation = correlationOf(correction)
  const ratio = moverRatio(limited(units, observed, confidence), limited(units, expected, confidence), correlation)
  const estimate = 1 - observed.estimate / expected.estimate
  return {
    estimate,
    low: Math.min(estimate, Math.max(-1, 1 - (ratio.high ?? 2))),
    high: Math.max(estimate, Math.min(1, 1 - (ratio.low ?? 0))),
    observedDisagreement: observed.estimate,
    expectedDisagreement: expected.estimate,
    correlation,
    units: sum(units),
    proven,
  }
}

/** The exact interval on n* = max(n0 (z/t)², min(n0, n)), n0 what the variance says. */
function limited(units: readonly number[], part: Disagreement, confidence: number): Estimate {
  const rows = effectiveUnits(units, part, tailProbability(confidence))
  const { low, high } = clopperPearson(Math.min(rows, part.estimate * rows), rows, { confidence })
  return { estimate: part.estimate, low: Math.min(low, part.estimate), high: Math.max(high, part.estimate) }
}

function effectiveUnits(units: readonly number[], part: Disagreement, tail: number): number {
  if (!varies(part)) return part.carriers
  const n = sum(units)
  const variance = products(units, part.influences, part.influences) / (n * (n - 1))
  const said = (part.estimate * (1 - part.estimate)) / variance
  const t = studentTQuantile(tail, Math.max(1, part.carriers - 1))
  const rows = Math.max(said * (normalQuantile(tail) / t) ** 2, Math.min(said, part.carriers))
  return rows > 0 ? rows : part.carriers
}

/** Influences that are rounding errors of a disagreement that no unit moves count as none. */
function varies({ influences }: Disagreement): boolean {
  return influences.some((influence) => Math.abs(influence) > 1e-12)
}

function correlationOf({ units, observed, expected }: ChanceCorrection): number {
  if (!varies(observed) || !varies(expected) || isSame(observed, expected)) return 0
  const scale = Math.sqrt(
    products(units, observed.influences, observed.influences) *
      products(units, expected.influences, expected.influences),
  )
  return Math.max(-1, Math.min(1, products(units, observed.influences, expected.influences) / scale))
}

/**
 * A rater who names one category only makes the two disagreements one number, and kappa 0 whatever the other rater says.
 * Joined with correlation 1 that would be an interval without a width.
 */
function isSame(observed: Disagreement, expected: Disagreement): boolean {
  return observed.influences.every((influence, i) => Math.abs(influence - (expected.influences[i] ?? 0)) <= 1e-12)
}

function products(units: readonly number[], first: readonly number[], second: readonly number[]): number {
  return sum(units.map((count, i) => count * (first[i] ?? 0) * (second[i] ?? 0)))
}
