import type { Design } from '../forms/quantity.ts'
import { clusterOf, weigh, type SliceView } from '../forms/slice-view.ts'

/** What a row of each cell does to the two estimates, up to a factor, before its weight. */
export interface Effects {
  readonly first: readonly number[]
  readonly second: readonly number[]
}

export interface EffectCorrelation {
  /** Of the two estimates; 0 where one of them has no spread. */
  readonly correlation: number
  /** How many equal rows, or clusters, they rest on. */
  readonly units: number
}

/** The correlation of two estimates from what each row, or each cluster of them, does to both. */
export function effectCorrelation({ first, second }: Effects, view: SliceView, design: Design): EffectCorrelation {
  const weighed = view.cells.map((cell) => weigh(cell, view, design))
  const weight = weighed.reduce((sum, one) => sum + one.weight, 0)
  if (design.cluster === undefined) {
    const sum = (of: (cell: number) => number): number => weighed.reduce((all, one, i) => all + one.squares * of(i), 0)
    const correlation = correlationOf(
      sum((i) => first[i]! * second[i]!),
      sum((i) => first[i]! ** 2),
      sum((i) => second[i]! ** 2),
    )
    return { correlation, units: weight ** 2 / sum(() => 1) }
  }
  const clusters = new Map<unknown, { first: number; second: number; weight: number }>()
  for (const [i, cell] of view.cells.entries()) {
    const own = clusters.get(clusterOf(cell)) ?? { first: 0, second: 0, weight: 0 }
    own.first += weighed[i]!.weight * first[i]!
    own.second += weighed[i]!.weight * second[i]!
    own.weight += weighed[i]!.weight
    clusters.set(clusterOf(cell), own)
  }
  const all = [...clusters.values()]
  const sum = (of: (cluster: (typeof all)[number]) => number): number => all.reduce((total, one) => total + of(one), 0)
  const correlation = correlationOf(
    sum((one) => one.first * one.second),
    sum((one) => one.first ** 2),
    sum((one) => one.second ** 2),
  )
  return { correlation, units: weight ** 2 / sum((one) => one.weight ** 2) }
}

function correlationOf(product: number, first: number, second: number): number {
  const scale = Math.sqrt(first * second)
  return scale > 0 ? Math.max(-1, Math.min(1, product / scale)) : 0
}
