import type { Estimate } from '../estimate.ts'
import { effectiveRows, shareLimits } from '../intervals/effective-rows.ts'
import type { Correlation } from '../intervals/mover.ts'
import { clopperPearson } from '../intervals/proportion.ts'
import { effectiveUnits } from '../intervals/ratio-spread.ts'
import type { LevelOptions, ShareSample } from '../sample.ts'
import { f1OfJaccard } from './f1.ts'
import { macroEstimate } from './macro-average.ts'

/** One class of an average. */
export interface AveragedClass {
  /** What the class counts for; all add up to 1. */
  readonly part: number
  /** Its value as a share of rows: a recall, a precision, or TP / (TP + FP + FN) of its F1. Null where no row tells. */
  readonly sample: ShareSample | null
}

/** An average over classes of rows of any design. */
export interface ClassAverage {
  readonly classes: readonly AveragedClass[]
  /** What a class's value is of its share: the share itself, or the F1 that goes with it. */
  readonly value: 'share' | 'f1'
  /** Linearised variance of the average. */
  readonly variance: number
  /** Correlation of the linearised values of two classes. */
  readonly correlation: Correlation
}

/**
 * An average over classes of weighted or clustered rows: as `macroRecall` and `macroF1`, where each class has the
 * interval of its own effective rows, and the average the rows that weights and clusters leave it. A class whose rows all
 * lie in one cluster is worth one row; one that no row tells of may have any value.
 *
 * @param options.confidence level inside (0, 1), default 0.95
 * @returns `estimate`, `low`, `high` in [0, 1]
 * @throws {StatsError} `out-of-range`, `not-finite`, `bad-option`
 * @see `macroEstimate` for the method; Korn & Graubard (1998), Survey Methodology 24:193–201, for the effective rows
 * @example
 * const sample = { design: 'independent', yes: 8, rows: 10 } as const
 * const classes = [{ part: 0.5, sample }, { part: 0.5, sample }]
 * averageOfClasses({ classes, value: 'share', variance: 0.0089, correlation: () => 0 }).low // => 0.5663
 */
export function averageOfClasses(
  { classes, value, variance, correlation }: ClassAverage,
  { confidence = 0.95 }: LevelOptions = {},
): Estimate {
  const parts = classes.map(({ part }) => part)
  const effective = 1 / classes.reduce((sum, { part, sample }) => sum + part ** 2 / classCarriers(sample), 0)
  const estimates = classes.map(({ sample }) => valueOf(shareEstimate(sample, confidence), value))
  return macroEstimate({ classes: estimates, parts, variance, effective, correlation }, confidence)
}

function valueOf({ estimate, low, high }: Estimate, value: 'share' | 'f1'): Estimate {
  if (value === 'share') return { estimate, low, high }
  return { estimate: f1OfJaccard(estimate), low: f1OfJaccard(low), high: f1OfJaccard(high) }
}

function shareEstimate(sample: ShareSample | null, confidence: number): Estimate {
  if (sample === null) return { estimate: 0, low: 0, high: 1 }
  if (!isLone(sample)) {
    return { estimate: effectiveRows(sample, { confidence }).estimate, ...shareLimits(sample, { confidence }) }
  }
  const estimate = Math.min(1, Math.max(0, sample.ratio.estimate))
  return { estimate, ...clopperPearson(estimate, 1, { confidence }) }
}

/** One cluster, or one row of unequal weights, has no spread to measure. */
function isLone(sample: ShareSample): sample is Extract<ShareSample, { readonly design: 'ratio' }> {
  return sample.design === 'ratio' && sample.ratio.units < 2
}

/** How many rows or clusters tell of a class; at least one. */
export function classCarriers(sample: ShareSample | null): number {
  if (sample === null) return 1
  if (sample.design === 'independent') return sample.rows
  return sample.ratio.unit === 'row' ? sample.ratio.kish : effectiveUnits(sample.ratio)
}
