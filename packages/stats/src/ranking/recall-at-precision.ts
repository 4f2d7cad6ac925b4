import { betaCdf } from '../distributions/beta.ts'
import { StatsError } from '../errors.ts'
import type { Estimate } from '../estimate.ts'
import { clopperPearson } from '../intervals/proportion.ts'
import type { LevelOptions, ScoreSample } from '../sample.ts'
import { tailProbability } from '../tail-probability.ts'
import { checkCells } from './check-cells.ts'

/** Options of recall at precision. */
export interface RecallAtPrecisionOptions extends LevelOptions {
  /** The precision to reach, inside (0, 1]. */
  readonly precision: number
}

/** Rows at or above a threshold. */
interface Depth {
  readonly positives: number
  readonly rows: number
}

/**
 * Recall at a precision: the share of positives found at the deepest threshold whose precision still reaches the wanted
 * one; 0 when no threshold reaches it. The interval takes the deepest thresholds whose precision surely and possibly
 * reaches it, so it also covers the choice of the threshold. Independent, unweighted rows only.
 *
 * @param sample scores by label
 * @param options.precision wanted precision, inside (0, 1]
 * @param options.confidence level inside (0, 1), default 0.95
 * @returns `estimate`, `low`, `high` in [0, 1]
 * @throws {StatsError} `one-class` without a positive or a negative row; `bad-option`, also for weighted or clustered rows
 * @see Clopper & Pearson (1934), Biometrika 26:404; the two thresholds were chosen by simulation
 */
export function recallAtPrecision(
  sample: ScoreSample,
  { precision, confidence = 0.95 }: RecallAtPrecisionOptions,
): Estimate {
  if (!(precision > 0 && precision <= 1)) {
    throw new StatsError('bad-option', `precision must be inside (0, 1]; got ${precision}`)
  }
  if (sample.weighted || sample.clustered) {
    throw new StatsError('bad-option', 'recall at precision needs independent, unweighted rows for its interval')
  }
  const depths = depthsOf(sample)
  const { positives } = totalsOf(depths)
  const tail = tailProbability(confidence)
  const sure = deepest(depths, (depth) => lowReaches(depth, precision, tail))
  const possible = deepest(depths, (depth) => highReaches(depth, precision, tail))
  return {
    estimate: deepestRecall(sample, precision),
    low: clopperPearson(sure, positives, { confidence }).low,
    high: clopperPearson(possible, positives, { confidence }).high,
  }
}

/**
 * The share of positives found at the deepest threshold whose precision reaches the wanted one: the estimate of
 * `recallAtPrecision`, also for weighted or clustered rows.
 *
 * @throws {StatsError} `one-class` without a positive or a negative row
 */
export function deepestRecall(sample: ScoreSample, precision: number): number {
  const depths = depthsOf(sample)
  const { positives } = totalsOf(depths)
  return deepest(depths, (depth) => depth.positives >= precision * depth.rows * (1 - 1e-12)) / positives
}

/** Cumulative counts, or weights, at each distinct score, highest score first. */
function depthsOf({ scores, cells }: ScoreSample): readonly Depth[] {
  checkCells(scores.length, cells)
  const counts = scores.map(() => ({ positives: 0, rows: 0 }))
  for (const { bin, positive, weight } of cells) {
    const count = counts[bin]
    if (!count) continue
    count.rows += weight
    if (positive) count.positives += weight
  }
  const total = { positives: 0, rows: 0 }
  const depths = counts.toReversed().filter(({ rows }) => rows > 0)
  return depths.map(({ positives, rows }) => {
    total.positives += positives
    total.rows += rows
    return { ...total }
  })
}

function totalsOf(depths: readonly Depth[]): Depth {
  const totals = depths.at(-1) ?? { positives: 0, rows: 0 }
  const { positives, rows } = totals
  if (positives === 0 || positives === rows) throw new StatsError('one-class', 'recall at precision needs both labels')
  return totals
}

/** Positives found at the deepest threshold that passes; looks from the deep end, so it stops early. */
function deepest(depths: readonly Depth[], passes: (depth: Depth) => boolean): number {
  return depths.findLast(passes)?.positives ?? 0
}

/** Whether the lower exact limit of the precision reaches the wanted one: one beta tail, no root to solve. */
function lowReaches({ positives, rows }: Depth, precision: number, tail: number): boolean {
  if (positives === 0 || positives / rows < precision) return false
  return betaCdf(precision, positives, rows - positives + 1) <= tail
}

function highReaches({ positives, rows }: Depth, precision: number, tail: number): boolean {
  if (positives / rows >= precision) return true
  return betaCdf(precision, positives + 1, rows - positives) <= 1 - tail
}
