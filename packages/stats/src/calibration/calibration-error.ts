import { normalQuantile } from '../distributions/normal.ts'
import { requirePositive } from '../checks.ts'
import { StatsError } from '../errors.ts'
import type { Estimate } from '../estimate.ts'
import { clopperPearson } from '../intervals/proportion.ts'
import type { LevelOptions } from '../sample.ts'
import { sum } from '../special/sum.ts'
import { tailProbability } from '../tail-probability.ts'
import type { CalibrationBin } from './calibration-bin.ts'
import { calibrationDesignEffect } from './calibration-design-effect.ts'
import { expectedGap, type Gap } from './expected-gap.ts'

/** `estimate` is the gap with the part that chance adds taken off. */
export interface CalibrationError extends Estimate {
  /** The gap as measured: the mean over rows of |share of positives − mean score| of their bin. */
  readonly plugIn: number
  /** What `plugIn` would show on average if every score were right. */
  readonly byChance: number
}

/** Options of `calibrationError`. */
export interface CalibrationErrorOptions extends LevelOptions {
  /** As if the sample were this many times as large, for planning; default 1. */
  readonly scale?: number
}

/**
 * How far scores are from the shares they promise: the mean absolute gap over bins, without the bias that makes every
 * small sample look miscalibrated. Estimate and interval are about these bins. Without bins: `calibrationKs`.
 *
 * @param bins from `equalMassBins`; bins without rows must be left out
 * @param options.confidence level inside (0, 1); default 0.95
 * @returns all in 0 to 1; `low` ≤ `estimate` ≤ `high`. It covers more often than promised (about 99% at 95%), since
 * nobody knows in which bins a model is off
 * @throws {StatsError} `too-few-values` without a bin, `out-of-range`, `one-cluster`, `bad-option`
 * @see Cowan, Cranmer, Gross & Vitells (2011), arXiv:1105.3166, for the floor of the upper limit; the shapes that give
 * each side were chosen by simulation
 */
export function calibrationError(
  bins: readonly CalibrationBin[],
  { confidence = 0.95, scale = 1 }: CalibrationErrorOptions = {},
): CalibrationError {
  requireBins(bins)
  requirePositive('scale', scale)
  const z = normalQuantile(1 - tailProbability(confidence))
  const deff = calibrationDesignEffect(bins, chanceVariance)
  const grown = bins.map((bin) => grow(bin, scale))
  const gaps = gapsOf(grown, deff)
  const plugIn = sum(gaps.map(({ part, gap }) => part * gap))
  const estimate = debiased(gaps, plugIn)
  const high = Math.max(highOfShape(gaps, plugIn, z), estimate + rareEventWidth(grown, gaps, deff, confidence))
  return {
    estimate,
    low: Math.min(estimate, lowOfShape(gaps, plugIn, z)),
    high: Math.min(1, high),
    plugIn,
    byChance: expectedGap(gaps, () => 0).mean,
  }
}

/** σ² of a bin's gap: of its share of positives, held off 0 by one more row of its mean score, or of its scores. */
function chanceVariance({ rows, positives, scoreSum, scoreVarianceSum }: CalibrationBin): number {
  const share = (positives + scoreSum / rows) / (rows + 1)
  return Math.max(share * (1 - share), scoreVarianceSum / rows, 1e-30) / rows
}

/** Counts of so many rows like those seen; a rounded count of positives may not exceed its rows. */
function grow(bin: CalibrationBin, scale: number): CalibrationBin {
  return {
    ...bin,
    rows: scale * bin.rows,
    positives: Math.min(scale * bin.positives, scale * bin.rows),
    scoreSum: scale * bin.scoreSum,
    scoreVarianceSum: scale * bin.scoreVarianceSum,
  }
}

function gapsOf(bins: readonly CalibrationBin[], deff: number): readonly Gap[] {
  const total = sum(bins.map(({ weight, rows }) => weight ?? rows))
  return bins.map((bin) => ({
    part: (bin.weight ?? bin.rows) / total,
    gap: Math.abs(bin.positives - bin.scoreSum) / bin.rows,
    deviation: Math.sqrt(chanceVariance(bin) * deff),
  }))
}

function debiased(gaps: readonly Gap[], plugIn: number): number {
  if (plugIn === 0) return 0
  return solve((size) => expectedGap(gaps, ({ gap }) => (size * gap) / plugIn).mean - plugIn)
}

/** The whole gap in one bin, where chance adds most: the least gap that still shows `plugIn`. */
function lowOfShape(gaps: readonly Gap[], plugIn: number, z: number): number {
  const largest = gaps.reduce((best, each) => (each.part * each.gap > best.part * best.gap ? each : best))
  return solve((size) => {
    const { mean, deviation } = expectedGap(gaps, (each) => (each === largest ? size / each.part : 0))
    return mean + z * deviation - plugIn
  })
}

/** The same gap in every bin, where chance adds least; a sample luckier than one deviation counts as one deviation. */
function highOfShape(gaps: readonly Gap[], plugIn: number, z: number): number {
  const calibrated = expectedGap(gaps, () => 0)
  const target = Math.max(plugIn, calibrated.mean - calibrated.deviation)
  return solve((size) => {
    const { mean, deviation } = expectedGap(gaps, () => size)
    return mean - z * deviation - target
  })
}

/** Bins whose scores are near 0 or 1 show no spread before an event is seen: exact limits of their shares see it. */
function rareEventWidth(
  bins: readonly CalibrationBin[],
  gaps: readonly Gap[],
  deff: number,
  confidence: number,
): number {
  const squares = bins.map(({ rows, positives, scoreSum }, b) => {
    const { part, gap } = gaps[b] ?? { part: 0, gap: 0 }
    const { low, high } = clopperPearson(positives / deff, rows / deff, { confidence })
    return (part * (Math.max(high - scoreSum / rows, scoreSum / rows - low) - gap)) ** 2
  })
  return Math.sqrt(sum(squares))
}

/** Root in 0 to 1 of a rising function; 0 where it starts above 0. */
function solve(rising: (size: number) => number): number {
  if (rising(0) >= 0) return 0
  let [low, high] = [0, 1]
  for (let step = 0; step < 60; step += 1) {
    const middle = (low + high) / 2
    if (rising(middle) > 0) high = middle
    else low = middle
  }
  return (low + high) / 2
}

function requireBins(bins: readonly CalibrationBin[]): void {
  if (bins.length === 0) throw new StatsError('too-few-values', 'a calibration error needs 1 bin; got 0')
  const wrong = bins.find((bin) => !isPossible(bin))
  if (wrong === undefined) return
  throw new StatsError(
    'out-of-range',
    `a bin must hold rows, and 0 to that many positives; got ${JSON.stringify(wrong)}`,
  )
}

function isPossible({ rows, positives, scoreSum, scoreVarianceSum }: CalibrationBin): boolean {
  const top = rows * (1 + 1e-12)
  return rows > 0 && positives >= 0 && positives <= top && scoreSum >= 0 && scoreSum <= top && scoreVarianceSum >= 0
}
