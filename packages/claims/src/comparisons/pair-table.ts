import type { Design } from '../forms/quantity.ts'
import { type SliceView, totalRows, weigh } from '../forms/slice-view.ts'
import type { RowView } from '../measures/measure.ts'
import type { Cell } from '../profile/fold.ts'
import { type ConfusionTable, type PairedTable, tableOfA, tableOfB } from '@plumb/stats'

type NamedStatistic = 'f1' | 'balanced-accuracy' | 'matthews' | 'precision' | 'negative-predictive-value'

/** A statistic by name, or F-beta by its beta. */
export type TableStatistic = NamedStatistic | { readonly beta: number }

export type PairName = keyof PairedTable

const statistics: Readonly<Record<NamedStatistic, (table: ConfusionTable) => number>> = {
  f1: ({ tp, fn, fp }) => (2 * tp) / (2 * tp + fn + fp),
  'balanced-accuracy': ({ tp, fn, fp, tn }) => (tp / (tp + fn) + tn / (tn + fp)) / 2,
  matthews: ({ tp, fn, fp, tn }) =>
    (tp * tn - fp * fn) / (Math.sqrt((tp + fn) * (fp + tn)) * Math.sqrt((tp + fp) * (fn + tn))),
  precision: ({ tp, fp }) => tp / (tp + fp),
  'negative-predictive-value': ({ tn, fn }) => tn / (tn + fn),
}

/** What a statistic is of one table; NaN where it is undefined. */
export function statisticOf(statistic: TableStatistic): (table: ConfusionTable) => number {
  if (typeof statistic === 'string') return statistics[statistic]
  const square = statistic.beta ** 2
  return ({ tp, fn, fp }) => ((1 + square) * tp) / ((1 + square) * tp + square * fn + fp)
}

/** The statistic of the first candidate minus that of the second. */
export function differenceOf(statistic: TableStatistic, table: PairedTable): number {
  const value = statisticOf(statistic)
  return value(tableOfA(table)) - value(tableOfB(table))
}

/** Which cell of the table of label by both answers a cell of rows belongs to. */
export function pairNamer(a: RowView, b: RowView, view: SliceView): (cell: Cell) => PairName {
  const [isActual, byA, byB] = [view.test(a.actual), view.test(a.flagged), view.test(b.flagged)]
  return (cell) => `${isActual(cell) ? 'pos' : 'neg'}${byA(cell) ? 1 : 0}${byB(cell) ? 1 : 0}`
}

const emptyTable: PairedTable = { pos11: 0, pos10: 0, pos01: 0, pos00: 0, neg11: 0, neg10: 0, neg01: 0, neg00: 0 }

/** The table of some cells, weighed as the design says. */
export function tableOf(
  cells: readonly Cell[],
  nameOfCell: (cell: Cell) => PairName,
  view: SliceView,
  design: Design,
): PairedTable {
  const table: Record<PairName, number> = { ...emptyTable }
  for (const cell of cells) table[nameOfCell(cell)] += weigh(cell, view, design).weight
  return table
}

/** The same table of so many times the rows. */
export function scaled(table: PairedTable, factor: number): PairedTable {
  return Object.fromEntries(
    Object.entries(table).map(([name, count]) => [name, count * factor]),
  ) as unknown as PairedTable
}

/** Rows in the denominator of either candidate. */
export function countedRows(
  statistic: TableStatistic,
  cells: readonly Cell[],
  nameOfCell: (cell: Cell) => PairName,
): number {
  const counts = isCounted[typeof statistic === 'string' ? statistic : 'f1']
  return totalRows(cells.filter((cell) => counts(nameOfCell(cell))))
}

const isCounted: Readonly<Record<NamedStatistic, (name: PairName) => boolean>> = {
  f1: (name) => name !== 'neg00',
  'balanced-accuracy': () => true,
  matthews: () => true,
  precision: (name) => !name.endsWith('00'),
  'negative-predictive-value': (name) => !name.endsWith('11'),
}
