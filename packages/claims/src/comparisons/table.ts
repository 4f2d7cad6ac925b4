import { jackknife, tableDifference, type ConfusionTable, type PairedTable } from '@plumb/stats'
import { noKeys } from '../forms/form.ts'
import type { Measured, RandomFor, Sampled } from '../forms/measured.ts'
import { notProven } from '../forms/not-proven.ts'
import type { Design } from '../forms/quantity.ts'
import type { BoundForm } from '../forms/registry.ts'
import { clusterOf, designValues, totalRows, weigh, type SliceView } from '../forms/slice-view.ts'
import type { RowView } from '../measures/measure.ts'
import type { Cell } from '../profile/fold.ts'

export type TableStatistic = 'f1' | 'balanced-accuracy' | 'matthews' | 'precision' | 'negative-predictive-value'

const statistics: Readonly<Record<TableStatistic, (table: ConfusionTable) => number>> = {
  f1: ({ tp, fn, fp }) => (2 * tp) / (2 * tp + fn + fp),
  'balanced-accuracy': ({ tp, fn, fp, tn }) => (tp / (tp + fn) + tn / (tn + fp)) / 2,
  matthews: ({ tp, fn, fp, tn }) =>
    (tp * tn - fp * fn) / (Math.sqrt((tp + fn) * (fp + tn)) * Math.sqrt((tp + fp) * (fn + tn))),
  precision: ({ tp, fp }) => tp / (tp + fp),
  'negative-predictive-value': ({ tn, fn }) => tn / (tn + fn),
}

/** The difference of a table statistic on the same rows, from the table of label by both answers. */
export function pairedTable(statistic: TableStatistic | 'cost', a: RowView, b: RowView): BoundForm {
  if (statistic === 'cost') throw new Error('costs are compared by their prices')
  return {
    conditions: [a.actual, a.flagged, b.flagged],
    fine: noKeys,
    values: designValues,
    measure: (view, design, random) => measureTable(statistic, a, b, view, design, random),
  }
}

function measureTable(
  statistic: TableStatistic,
  a: RowView,
  b: RowView,
  view: SliceView,
  design: Design,
  random: RandomFor,
): Measured {
  const n = totalRows(view.cells)
  const nameOfCell = pairNamer(a, b, view)
  const table = tableOf(view.cells, nameOfCell, view, design)
  const estimate = differenceOf(statistic, table)
  if (!Number.isFinite(estimate)) return { reason: n === 0 ? 'no-rows' : 'empty-denominator', n }
  if (design.cluster !== undefined) return clustered(statistic, table, nameOfCell, view, design)
  if (design.weight !== undefined) return unsettled(estimate, n)
  return drawn(statistic, table, n, random)
}

type PairName = keyof PairedTable

function pairNamer(a: RowView, b: RowView, view: SliceView): (cell: Cell) => PairName {
  const [isActual, byA, byB] = [view.test(a.actual), view.test(a.flagged), view.test(b.flagged)]
  return (cell) => `${isActual(cell) ? 'pos' : 'neg'}${byA(cell) ? 1 : 0}${byB(cell) ? 1 : 0}`
}

const emptyTable: PairedTable = { pos11: 0, pos10: 0, pos01: 0, pos00: 0, neg11: 0, neg10: 0, neg01: 0, neg00: 0 }

function tableOf(
  cells: readonly Cell[],
  nameOfCell: (cell: Cell) => PairName,
  view: SliceView,
  design: Design,
): PairedTable {
  const table: Record<PairName, number> = { ...emptyTable }
  for (const cell of cells) table[nameOfCell(cell)] += weigh(cell, view, design).weight
  return table
}

function differenceOf(statistic: TableStatistic, table: PairedTable): number {
  const value = statistics[statistic]
  return value(tableA(table)) - value(tableB(table))
}

function tableA(t: PairedTable): ConfusionTable {
  return { tp: t.pos11 + t.pos10, fn: t.pos01 + t.pos00, fp: t.neg11 + t.neg10, tn: t.neg01 + t.neg00 }
}

function tableB(t: PairedTable): ConfusionTable {
  return { tp: t.pos11 + t.pos01, fn: t.pos10 + t.pos00, fp: t.neg11 + t.neg01, tn: t.neg10 + t.neg00 }
}

function drawn(statistic: TableStatistic, table: PairedTable, n: number, random: RandomFor): Sampled {
  const difference = tableDifference(table, statistics[statistic], { random: random('paired-table') })
  return {
    estimate: difference.estimate,
    n,
    method: 'paired: Jeffreys draws over the table of label by both answers',
    limits: (confidence) => difference.limits({ confidence }),
    resized: (factor) => drawn(statistic, scaled(table, factor), n * factor, random),
    notes: statistic === 'f1' ? [] : [notProven],
  }
}

function scaled(table: PairedTable, factor: number): PairedTable {
  return Object.fromEntries(
    Object.entries(table).map(([name, count]) => [name, count * factor]),
  ) as unknown as PairedTable
}

/** Clusters are left out one at a time. */
function clustered(
  statistic: TableStatistic,
  table: PairedTable,
  nameOfCell: (cell: Cell) => PairName,
  view: SliceView,
  design: Design,
): Measured {
  const n = totalRows(view.cells)
  const byCluster = new Map<unknown, Cell[]>()
  for (const cell of view.cells) byCluster.set(clusterOf(cell), [...(byCluster.get(clusterOf(cell)) ?? []), cell])
  if (byCluster.size < 2) return { reason: 'one-cluster', n }
  const without = [...byCluster.values()].map((cells) => {
    const own = tableOf(cells, nameOfCell, view, design)
    const rest = Object.entries(table).map(([name, count]) => [name, count - own[name as PairName]])
    return differenceOf(statistic, Object.fromEntries(rest) as PairedTable)
  })
  if (!without.every(Number.isFinite)) return unsettled(differenceOf(statistic, table), n)
  const estimate = differenceOf(statistic, table)
  return {
    estimate,
    n,
    method: 'jackknife, coverage not proven',
    limits: (confidence) => {
      const { low, high } = jackknife(estimate, without, { confidence })
      return { low: Math.max(-2, low), high: Math.min(2, high) }
    },
    notes: [notProven],
  }
}

/** A difference without a range: no method is known to keep its promise here. */
function unsettled(estimate: number, n: number): Sampled {
  return {
    estimate,
    n,
    method: 'none for this design',
    limits: () => ({ low: null, high: null }),
    notes: [notProven],
  }
}
