import { noKeys } from '../forms/form.ts'
import type { Measured, RandomFor, Sampled } from '../forms/measured.ts'
import { notProven } from '../forms/not-proven.ts'
import type { Design } from '../forms/quantity.ts'
import type { BoundForm } from '../forms/registry.ts'
import { type SliceView, clusterOf, designValues } from '../forms/slice-view.ts'
import { influenceLimits } from '../forms/table/influence-limits.ts'
import type { RowView } from '../measures/measure.ts'
import type { Cell } from '../profile/fold.ts'
import {
  type PairName,
  type TableStatistic,
  countedRows,
  differenceOf,
  pairNamer,
  scaled,
  statisticOf,
  tableOf,
} from './pair-table.ts'
import { type OpenLimits, type PairedTable, jackknife, tableDifference } from '@plumb/stats'

/** The difference of a table statistic on the same rows, from the table of label by both answers. */
export function pairedTable(statistic: TableStatistic, a: RowView, b: RowView): BoundForm {
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
  const nameOfCell = pairNamer(a, b, view)
  const n = countedRows(statistic, view.cells, nameOfCell)
  const table = tableOf(view.cells, nameOfCell, view, design)
  const estimate = differenceOf(statistic, table)
  if (!Number.isFinite(estimate)) return { reason: view.cells.length === 0 ? 'no-rows' : 'empty-denominator', n }
  if (design.cluster !== undefined) return clustered(statistic, table, nameOfCell, view, design)
  if (design.weight !== undefined) return weighted(statistic, table, nameOfCell, view, design)
  return drawn(statistic, table, n, random)
}

function drawn(statistic: TableStatistic, table: PairedTable, n: number, random: RandomFor): Sampled {
  const difference = tableDifference(table, statisticOf(statistic), { random: random('paired-table') })
  return {
    estimate: difference.estimate,
    n,
    method: 'paired: Jeffreys draws over the table of label by both answers',
    limits: (confidence) => difference.limits({ confidence }),
    resized: (factor) => drawn(statistic, scaled(table, factor), n * factor, random),
    notes: statistic === 'f1' ? [] : [notProven],
  }
}

/** Clusters are left out one at a time. */
function clustered(
  statistic: TableStatistic,
  table: PairedTable,
  nameOfCell: (cell: Cell) => PairName,
  view: SliceView,
  design: Design,
): Measured {
  const n = countedRows(statistic, view.cells, nameOfCell)
  const byCluster = new Map<unknown, Cell[]>()
  for (const cell of view.cells) {
    const own = byCluster.get(clusterOf(cell))
    if (own === undefined) byCluster.set(clusterOf(cell), [cell])
    else own.push(cell)
  }
  if (byCluster.size < 2) return { reason: 'one-cluster', n }
  const without = [...byCluster.values()].map((cells) => {
    const own = tableOf(cells, nameOfCell, view, design)
    const rest = Object.entries(table).map(([name, count]) => [name, count - own[name as PairName]])
    return differenceOf(statistic, Object.fromEntries(rest) as PairedTable)
  })
  const estimate = differenceOf(statistic, table)
  const isFlat = without.every((one) => Math.abs(one - estimate) < 1e-12)
  if (isFlat || !without.every(Number.isFinite)) return unsettled(estimate, n)
  return jackknifed(estimate, n, (confidence) => jackknife(estimate, without, { confidence }))
}

function weighted(
  statistic: TableStatistic,
  table: PairedTable,
  nameOfCell: (cell: Cell) => PairName,
  view: SliceView,
  design: Design,
): Measured {
  const n = countedRows(statistic, view.cells, nameOfCell)
  const difference = (of: PairedTable): number => differenceOf(statistic, of)
  const limits = influenceLimits({ table: { ...table }, nameOfCell, statistic: difference }, view, design)
  return limits === undefined ? unsettled(difference(table), n) : jackknifed(difference(table), n, limits)
}

function jackknifed(estimate: number, n: number, limits: (confidence: number) => OpenLimits): Sampled {
  const clipped = ({ low, high }: OpenLimits): OpenLimits => ({
    low: low === null ? null : Math.max(-2, low),
    high: high === null ? null : Math.min(2, high),
  })
  return {
    estimate,
    n,
    method: 'jackknife, coverage not proven',
    limits: (confidence) => clipped(limits(confidence)),
    notes: [notProven],
  }
}

/** A difference without a range: the rows show no spread, or one cluster holds all of a kind. */
function unsettled(estimate: number, n: number): Sampled {
  return {
    estimate,
    n,
    method: 'none for this design',
    limits: () => ({ low: null, high: null }),
    reason: 'no-variation',
    notes: [notProven],
  }
}
