import { driftBinOf, driftBins, effectiveCounts, type DriftValue } from '@plumb/stats'
import { bucketOfValue, valueOfBucket } from '../forms/bucket-keys.ts'
import type { Distribution, ValueRows } from '../forms/distance.ts'
import type { Value } from '../plan/expr.ts'

/** Two populations counted in the same cells, as independent rows that carry as much evidence. */
export interface SharedCells {
  readonly reference: readonly number[]
  readonly current: readonly number[]
  /** Where ordered cells lie; of distances that ask for no order, none. */
  readonly positions: readonly number[]
}

interface Cells {
  readonly count: number
  readonly cellOf: (value: Value) => number
  readonly positions: readonly number[]
}

/**
 * Puts both populations in the same cells: each value one for the distances along a line, else deciles of the reference
 * for numbers (missing is a cell), and the values themselves for words.
 *
 * @throws {StatsError} as `driftBins` and `effectiveCounts`
 */
export function sharedCells(current: Distribution, reference: Distribution): SharedCells {
  const { statistic, column } = current.quantity
  const bucketed = current.bucketed || reference.bucketed
  const [now, then] = [current, reference].map((one) => partsOf(one, bucketed)) as [Parts, Parts]
  const isLine = statistic === 'kolmogorov-smirnov' || statistic === 'wasserstein'
  const cells = isLine ? line(now, then) : column.type === 'number' ? deciles(now, then) : categories(now, then)
  const counts = ({ weighted, clustered }: Distribution, parts: Parts): readonly number[] => {
    const rows = parts.map(({ value, ...part }) => ({ cell: cells.cellOf(value), ...part }))
    return effectiveCounts({ weighted, clustered, rows }, cells.count)
  }
  return { reference: counts(reference, then), current: counts(current, now), positions: cells.positions }
}

type Parts = readonly ValueRows[]

/** Values that one population has exactly fall in buckets where the other has only those. */
function partsOf({ parts, bucketed, quantity: { center } }: Distribution, inBuckets: boolean): Parts {
  if (!inBuckets) return parts
  const told = (value: Value): Value => {
    if (typeof value !== 'number') return value
    return valueOfBucket(bucketed ? value : bucketOfValue(value - center)) + center
  }
  return parts.map((part) => ({ ...part, value: told(part.value) }))
}

/** Every value that either has, ascending. */
function line(...samples: readonly Parts[]): Cells {
  const values = samples.flatMap((parts) => parts.map(({ value }) => value as number))
  const positions = [...new Set(values)].toSorted((a, b) => a - b)
  return { ...indexed(positions), positions }
}

function deciles(now: Parts, then: Parts): Cells {
  const bins = driftBins(histogram(then))
  const lacks = [now, then].some((parts) => parts.some(({ value }) => value === null))
  const cellOf = (value: Value): number => (value === null ? bins.length : driftBinOf(bins, value as number))
  return { count: bins.length + (lacks ? 1 : 0), cellOf, positions: [] }
}

function categories(now: Parts, then: Parts): Cells {
  return { ...indexed([...new Set([...then, ...now].map(({ value }) => value))]), positions: [] }
}

function indexed(values: readonly Value[]): Omit<Cells, 'positions'> {
  const at = new Map(values.map((value, cell) => [value, cell]))
  return { count: values.length, cellOf: (value) => at.get(value)! }
}

/** Weight by value, ascending. */
function histogram(parts: Parts): readonly DriftValue[] {
  const sums = new Map<number, number>()
  for (const { value, weight } of parts) {
    if (value !== null) sums.set(value as number, (sums.get(value as number) ?? 0) + weight)
  }
  return [...sums].toSorted(([a], [b]) => a - b).map(([value, rows]) => ({ value, rows }))
}
