import { requirePositive } from '../checks.ts'
import { effectiveRows } from '../intervals/effective-rows.ts'
import { linearisedRatio } from '../intervals/linearised-ratio.ts'
import { clopperPearson } from '../intervals/proportion.ts'
import { scaleRatio } from '../intervals/scale-ratio.ts'
import type { LevelOptions, LinearisedRatio, OpenLimits } from '../sample.ts'
import { sum } from '../special/sum.ts'
import { tailProbability } from '../tail-probability.ts'
import { quantileRanks } from './quantile-ranks.ts'
import type { ClusterBucket, QuantileBucket, QuantileSample, WeightedBucket } from './quantile-sample.ts'
import { entryAtRank, entryAtShare, quantile } from './quantile.ts'

/** Options of `quantileLimits`. */
export interface QuantileOptions extends LevelOptions {
  /** As if the sample were this many times as large, for planning; default 1. */
  readonly scale?: number
}

interface Growth {
  readonly confidence: number
  readonly scale: number
}

/** A quantile with its interval; an end is null where the rows cannot bound it. */
export interface QuantileLimits extends OpenLimits {
  readonly estimate: number
}

/**
 * A quantile with its interval, from a histogram: p95 latency, median cost. Independent rows use ranks (Nyblom), weights
 * and clusters the shares that their effective rows allow (Woodruff).
 *
 * @param sample values by bucket, ascending; exact values give the tightest limits
 * @param q share inside (0, 1)
 * @param options.confidence level inside (0, 1); default 0.95
 * @returns in the unit of the values; a side is null where the sample is too small to bound it, so that "at most" can
 * fail or stay undecided but never hold
 * @throws {StatsError} `too-few-values`, `one-cluster`, `out-of-range`, `bad-option`
 * @see Nyblom (1992), Statistics & Probability Letters 14:119–122; Woodruff (1952), JASA 47:635–646
 */
export function quantileLimits(
  sample: QuantileSample,
  q: number,
  { confidence = 0.95, scale = 1 }: QuantileOptions = {},
): QuantileLimits {
  requirePositive('scale', scale)
  const growth = { confidence, scale }
  if (sample.design === 'independent') return rankLimits(sample.buckets, q, growth)
  if (sample.design === 'weighted') return weightedLimits(sample.buckets, q, growth)
  return clusteredLimits(sample, q, growth)
}

function rankLimits(buckets: readonly QuantileBucket[], q: number, growth: Growth): QuantileLimits {
  const estimate = quantile(buckets, q)
  const rows = sum(buckets.map((bucket) => bucket.rows))
  const ranks = quantileRanks(Math.round(rows * growth.scale), q, growth)
  return hold(estimate, {
    low: ranks.low === null ? null : between(buckets, ranks.low, growth.scale, 'low'),
    high: ranks.high === null ? null : between(buckets, ranks.high, growth.scale, 'high'),
  })
}

/** The edge of the row at a rank; a fractional rank lies between two rows. */
function between(buckets: readonly QuantileBucket[], rank: number, scale: number, edge: 'low' | 'high'): number {
  const part = rank - Math.floor(rank)
  const here = buckets[entryAtRank(buckets, Math.floor(rank) / scale)]?.[edge] ?? NaN
  if (part === 0) return here
  const next = buckets[entryAtRank(buckets, (Math.floor(rank) + 1) / scale)]?.[edge] ?? NaN
  return here + part * (next - here)
}

function weightedLimits(buckets: readonly WeightedBucket[], q: number, growth: Growth): QuantileLimits {
  const byWeight = buckets.map((bucket) => ({ ...bucket, rows: bucket.weight }))
  const ratio = weightedShare(buckets, quantile(byWeight, q))
  return shareLimitsOfQuantile(byWeight, ratio, q, growth)
}

/** The weighted share of rows at or below a value, with the residuals w (y − p) of its independent rows. */
function weightedShare(buckets: readonly WeightedBucket[], value: number): LinearisedRatio {
  const below = buckets.filter((bucket) => bucket.value <= value)
  const weight = sum(buckets.map((bucket) => bucket.weight))
  const share = sum(below.map((bucket) => bucket.weight)) / weight
  const squaredDenominators = sum(buckets.map(({ weightSquares }) => weightSquares))
  const squaresBelow = sum(below.map(({ weightSquares }) => weightSquares))
  const squares = (1 - share) ** 2 * squaresBelow + share ** 2 * (squaredDenominators - squaresBelow)
  return {
    unit: 'row',
    units: sum(buckets.map(({ rows }) => rows)),
    estimate: share,
    denominator: weight,
    squaredDenominators,
    squares: share === 1 ? 0 : squares,
    // Independent rows take their degrees of freedom from their number, so these two stay unused bounds.
    cubes: 0,
    fourths: squares ** 2,
    kish: weight ** 2 / squaredDenominators,
  }
}

function clusteredLimits(
  { buckets, clusters, kish }: Extract<QuantileSample, { design: 'clustered' }>,
  q: number,
  growth: Growth,
): QuantileLimits {
  const rows = buckets.map(() => 0)
  for (const { bucket, rows: own } of clusters.flat()) rows[bucket] = (rows[bucket] ?? 0) + own
  const histogram = buckets.map((bucket, index) => ({ ...bucket, rows: rows[index] ?? 0 }))
  const estimate = quantile(histogram, q)
  const last = buckets.findIndex(({ value }) => value === estimate)
  const units = clusters.map((cluster) => ({ numerator: rowsUpTo(cluster, last), denominator: rowsUpTo(cluster) }))
  const ratio = linearisedRatio(units, kish === undefined ? { unit: 'cluster' } : { unit: 'cluster', kish })
  return shareLimitsOfQuantile(histogram, ratio, q, growth)
}

function rowsUpTo(cluster: readonly ClusterBucket[], last = Infinity): number {
  return sum(cluster.filter(({ bucket }) => bucket <= last).map(({ rows }) => rows))
}

/** The quantiles at the limits of the share q of the effective rows. */
function shareLimitsOfQuantile(
  histogram: readonly QuantileBucket[],
  ratio: LinearisedRatio,
  q: number,
  { confidence, scale }: Growth,
): QuantileLimits {
  const { rows } = effectiveRows({ design: 'ratio', ratio: scaleRatio(ratio, scale) }, { confidence })
  const { low, high } = clopperPearson(q * rows, rows, { confidence })
  const tail = tailProbability(confidence)
  return hold(quantile(histogram, q), {
    low: (1 - q) ** rows > tail ? null : (histogram[entryAtShare(histogram, low)]?.low ?? NaN),
    high: q ** rows > tail ? null : (histogram[entryAtShare(histogram, high)]?.high ?? NaN),
  })
}

/** Limits hold the estimate at every level, also where ranks were interpolated past it. */
function hold(estimate: number, { low, high }: OpenLimits): QuantileLimits {
  return {
    estimate,
    low: low === null ? null : Math.min(low, estimate),
    high: high === null ? null : Math.max(high, estimate),
  }
}
