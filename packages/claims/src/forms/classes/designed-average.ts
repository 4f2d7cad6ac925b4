import { type AveragedClass, averageOfClasses, type ClassAverage } from '@plumb/stats'
import type { Note } from '../../check/check.ts'
import type { Cell } from '../../profile/fold.ts'
import type { Sampled } from '../measured.ts'
import type { Design } from '../quantity.ts'
import { resizeShare, sampleOf } from '../share.ts'
import { clusterOf, type SliceView, weigh } from '../slice-view.ts'
import { type AverageStatistic, averageParts, classEstimate } from './class-statistics.ts'
import type { ClassPlace, ClassTable } from './class-table.ts'

/** An average over classes of rows of any design, from the share of each class on its own effective rows. */
export function designedAverage(
  statistic: AverageStatistic,
  table: ClassTable,
  n: number,
  view: SliceView,
  design: Design,
  notes: readonly Note[],
): Sampled {
  const { estimate, influence } = classEstimate(statistic, table)
  const parts = averageParts(statistic, table)
  const effects = table.places.map((place) => [influence(place), ...parts.map((one) => one.influence(place))])
  const products = productsOf(effects, view, design)
  const classes = classesOf(statistic, table, view, design)
  const value = statistic.endsWith('f1') ? 'f1' : 'share'
  const correlation = (i: number, j: number): number => products.correlation(i + 1, j + 1)
  return sampledAverage({ classes, value, variance: products.variance(0), correlation }, estimate, n, notes)
}

/** The share of each class of an average, from the rows that tell of it. */
export function classesOf(
  statistic: AverageStatistic,
  table: ClassTable,
  view: SliceView,
  design: Design,
): readonly AveragedClass[] {
  const isRight = rightAt(view.cells, table)
  return averageParts(statistic, table).map(({ index, part }) => {
    const own = view.cells.filter((_, i) => tells(statistic, table.places[i]!, index))
    return { part, sample: own.length === 0 ? null : sampleOf(own, isRight, view, design) }
  })
}

function sampledAverage(average: ClassAverage, estimate: number, n: number, notes: readonly Note[]): Sampled {
  return {
    estimate,
    n,
    method: 'wider of MOVER over the classes and the exact binomial, on effective rows',
    limits: (confidence) => {
      const { low, high } = averageOfClasses(average, { confidence })
      return { low: Math.min(low, estimate), high: Math.max(high, estimate) }
    },
    resized: (factor) => sampledAverage(scaled(average, factor), estimate, n * factor, notes),
    notes,
  }
}

function scaled({ classes, variance, ...rest }: ClassAverage, factor: number): ClassAverage {
  const resized = classes.map(({ part, sample }) => ({
    part,
    sample: sample === null ? null : resizeShare(sample, factor),
  }))
  return { ...rest, classes: resized, variance: variance / factor }
}

/** Whether a row in a place tells of a class: of its recall, its precision, or its F1. */
function tells(statistic: AverageStatistic, { label, answer }: ClassPlace, index: number): boolean {
  if (statistic.endsWith('recall')) return label === index
  return answer === index || (statistic.endsWith('f1') && label === index)
}

function rightAt(cells: readonly Cell[], { places }: ClassTable): (cell: Cell) => boolean {
  const right = new Set(cells.filter((_, i) => places[i]!.label === places[i]!.answer))
  return (cell) => right.has(cell)
}

interface Products {
  readonly variance: (i: number) => number
  readonly correlation: (i: number, j: number) => number
}

/** Σ of products of influences over what is independent: clusters, or rows. */
function productsOf(
  effects: readonly (readonly number[])[],
  view: SliceView,
  { cluster, ...design }: Design,
): Products {
  const weighed = view.cells.map((cell) => weigh(cell, view, design))
  const units =
    cluster === undefined
      ? effects.map((own, i) => own.map((effect) => effect * Math.sqrt(weighed[i]!.squares)))
      : clusterTotals(effects, view, (i) => weighed[i]!.weight)
  const count = cluster === undefined ? weighed.reduce((sum, { rows }) => sum + rows, 0) : units.length
  const inflation = count > 1 ? count / (count - 1) : 1
  const sums = crossProducts(units)
  const correlation = (i: number, j: number): number => {
    const scale = Math.sqrt(sums[i]![i]! * sums[j]![j]!)
    return scale <= 1e-24 ? 0 : Math.max(-1, Math.min(1, sums[i]![j]! / scale))
  }
  return { variance: (i) => inflation * sums[i]![i]!, correlation }
}

/** A unit touches few of many classes, so that only their products are formed. */
function crossProducts(units: readonly (readonly number[])[]): readonly (readonly number[])[] {
  const size = units[0]?.length ?? 0
  const sums = Array.from({ length: size }, () => Array.from({ length: size }, () => 0))
  for (const unit of units) {
    const touched = [...unit.keys()].filter((i) => unit[i] !== 0)
    for (const i of touched) for (const j of touched) sums[i]![j]! += unit[i]! * unit[j]!
  }
  return sums
}

function clusterTotals(
  effects: readonly (readonly number[])[],
  { cells }: SliceView,
  weightOf: (cell: number) => number,
): readonly (readonly number[])[] {
  const totals = new Map<unknown, number[]>()
  for (const [i, cell] of cells.entries()) {
    const own = totals.get(clusterOf(cell)) ?? effects[i]!.map(() => 0)
    for (const [at, effect] of effects[i]!.entries()) own[at]! += effect * weightOf(i)
    totals.set(clusterOf(cell), own)
  }
  return [...totals.values()]
}
