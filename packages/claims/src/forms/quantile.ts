import { quantileLimits, type BucketBounds, type QuantileSample } from '@plumb/stats'
import type { Note } from '../check/check.ts'
import type { Expr } from '../plan/expr.ts'
import type { Key, ScanValue } from '../plan/scan.ts'
import type { Cell } from '../profile/fold.ts'
import { bucketNote } from './binned-notes.ts'
import { valueOfBucket } from './bucket-keys.ts'
import { noConditions, type Form } from './form.ts'
import { quantileKey } from './histogram-keys.ts'
import type { Sampled } from './measured.ts'
import { midwayLimits } from './midway-limits.ts'
import type { Design, QuantileQuantity } from './quantity.ts'
import { clusterOf, designValues, kishOf, totalRows, valueOf, weigh, type SliceView } from './slice-view.ts'

export const quantileForm: Form<QuantileQuantity> = {
  conditions: noConditions,
  fine: ({ value }, facts, others) => [{ name: 'value', expr: quantileKey(value, facts, others) }],
  values: ({ value }, design, fine) => [...designValues(design), ...(isExact(fine) ? [] : edges(value))],
  measure(quantity, view, design) {
    const n = totalRows(view.cells)
    if (n === 0 || isWeightless(view, design)) return { reason: 'empty-denominator', n }
    const sample = sampleOf(quantity, view, design)
    if (sample.design === 'clustered' && sample.clusters.length < 2) return { reason: 'one-cluster', n }
    const notes = isExact(view.fine) ? [] : [bucketNote]
    return sampledQuantile(quantity, sample, { n, notes })
  },
}

/** Weights so far below the largest one of the file that they come to nothing. */
function isWeightless(view: SliceView, design: Design): boolean {
  return view.cells.every((cell) => weigh(cell, view, design).weight === 0)
}

/** One bin a distinct value, rather than a bucket of many. */
function isExact([key]: readonly Key[]): boolean {
  return key?.expr.op !== 'log-bucket'
}

/** The smallest and largest value in a bucket: tighter than its edges. */
function edges(value: Expr): readonly [ScanValue, ScanValue] {
  return [valueOf({ kind: 'minimum', of: value }), valueOf({ kind: 'maximum', of: value })]
}

interface Counted {
  readonly n: number
  readonly notes: readonly Note[]
}

function sampledQuantile(
  quantity: QuantileQuantity,
  sample: QuantileSample,
  { n, notes }: Counted,
  scale = 1,
): Sampled {
  const { q, midway } = quantity
  const limitsOf = midway === true ? midwayLimits : quantileLimits
  const limits = (confidence: number): ReturnType<typeof limitsOf> => limitsOf(sample, q, { confidence, scale })
  const { estimate, low, high } = limits(0.95)
  return {
    estimate,
    n,
    method:
      sample.design === 'independent' ? 'order statistics (Nyblom)' : 'quantiles at the limits of the share (Woodruff)',
    limits,
    resized: (factor) => sampledQuantile(quantity, sample, { n: n * factor, notes }, scale * factor),
    notes,
    ...(low === null && high === null ? { reason: 'too-few-rows' as const } : {}),
  }
}

function sampleOf(quantity: QuantileQuantity, view: SliceView, design: Design): QuantileSample {
  const buckets = bucketsOf(quantity, view)
  const at = new Map(buckets.map(({ key }, index) => [key, index]))
  if (design.cluster !== undefined) {
    const clusters = new Map<unknown, { bucket: number; rows: number }[]>()
    const weighed = view.cells.map((cell) => weigh(cell, view, design))
    for (const [i, cell] of view.cells.entries()) {
      const own = clusters.get(clusterOf(cell)) ?? []
      own.push({ bucket: at.get(keyOf(cell))!, rows: weighed[i]!.weight })
      clusters.set(clusterOf(cell), own)
    }
    const kish = design.weight === undefined ? {} : { kish: kishOf(weighed) }
    return {
      design: 'clustered',
      buckets: buckets.map(({ bounds }) => bounds),
      clusters: [...clusters.values()],
      ...kish,
    }
  }
  const weighted = buckets.map(({ bounds, cells }) => {
    const sums = cells.map((cell) => weigh(cell, view, design))
    const sum = (of: 'rows' | 'weight' | 'squares'): number => sums.reduce((total, one) => total + one[of], 0)
    return { ...bounds, rows: sum('rows'), weight: sum('weight'), weightSquares: sum('squares') }
  })
  return design.weight === undefined
    ? { design: 'independent', buckets: weighted.map(({ weight: _w, weightSquares: _s, ...bucket }) => bucket) }
    : { design: 'weighted', buckets: weighted }
}

interface Bucket {
  readonly key: number
  readonly bounds: BucketBounds
  readonly cells: readonly Cell[]
}

function keyOf(cell: Cell): number {
  return cell.fine[0] as number
}

/** Ascending buckets. */
function bucketsOf({ value }: QuantileQuantity, view: SliceView): readonly Bucket[] {
  const byKey = new Map<number, Cell[]>()
  for (const cell of view.cells) {
    const cells = byKey.get(keyOf(cell))
    if (cells === undefined) byKey.set(keyOf(cell), [cell])
    else cells.push(cell)
  }
  const exact = isExact(view.fine)
  const buckets = [...byKey].map(([key, cells]): Bucket => {
    return { key, cells, bounds: exact ? { low: key, high: key, value: key } : storedBounds(key, cells, value, view) }
  })
  return buckets.toSorted((a, b) => a.bounds.low - b.bounds.low)
}

/** The ends of a bucket as its rows have them, and the value that stands for it. */
function storedBounds(key: number, cells: readonly Cell[], value: Expr, view: SliceView): BucketBounds {
  const [minimum, maximum] = edges(value)
  const low = Math.min(...cells.map((cell) => Number(view.sum(cell, minimum))))
  const high = Math.max(...cells.map((cell) => Number(view.sum(cell, maximum))))
  return { low, high, value: low === high ? low : within(valueOfBucket(key), low, high) }
}

function within(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value))
}
