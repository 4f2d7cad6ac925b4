import { jackknife, type ConfusionTable, type OpenLimits } from '@plumb/stats'
import type { Cell } from '../../profile/fold.ts'
import type { Measured } from '../measured.ts'
import { notProven } from '../not-proven.ts'
import type { Design } from '../quantity.ts'
import { clusterOf, totalRows, weigh, type SliceView } from '../slice-view.ts'
import type { CellName } from './cell-name.ts'
import { influenceLimits } from './influence-limits.ts'

/** The Matthews correlation of clustered rows, a cluster left out at a time, or of weighted ones, by their influence. */
export function jackknifedMatthews(
  table: ConfusionTable,
  nameOfCell: (cell: Cell) => CellName,
  view: SliceView,
  design: Design,
): Measured {
  const n = totalRows(view.cells)
  const sampled = { estimate: matthews(table), n, method: 'jackknife, coverage not proven', notes: [notProven] }
  const clusters = design.cluster === undefined ? undefined : clusterTables(nameOfCell, view, design)
  if (clusters !== undefined && clusters.length < 2) return { reason: 'one-cluster', n }
  const limits =
    clusters === undefined
      ? influenceLimits({ table, nameOfCell, statistic: matthews }, view, design)
      : clusterLimits(table, clusters)
  // a perfect table shows no spread: it may not have a width of zero
  if (limits === undefined) return { ...sampled, limits: () => open, reason: 'no-variation' }
  return { ...sampled, limits: (confidence) => clip(limits(confidence)) }
}

function matthews({ tp, fn, fp, tn }: ConfusionTable): number {
  return (tp * tn - fp * fn) / (Math.sqrt((tp + fn) * (fp + tn)) * Math.sqrt((tp + fp) * (fn + tn)))
}

const open: OpenLimits = { low: null, high: null }

/** Undefined where some cluster holds all rows of one kind, or all clusters agree. */
function clusterLimits(
  table: ConfusionTable,
  clusters: readonly ConfusionTable[],
): ((confidence: number) => OpenLimits) | undefined {
  const estimate = matthews(table)
  const without = clusters.map(({ tp, fn, fp, tn }) =>
    matthews({ tp: table.tp - tp, fn: table.fn - fn, fp: table.fp - fp, tn: table.tn - tn }),
  )
  if (!without.every(Number.isFinite) || without.every((one) => Math.abs(one - estimate) < 1e-12)) return undefined
  return (confidence) => jackknife(estimate, without, { confidence })
}

function clusterTables(
  nameOfCell: (cell: Cell) => CellName,
  view: SliceView,
  design: Design,
): readonly ConfusionTable[] {
  const tables = new Map<unknown, Record<CellName, number>>()
  for (const cell of view.cells) {
    const own = tables.get(clusterOf(cell)) ?? { tp: 0, fn: 0, fp: 0, tn: 0 }
    own[nameOfCell(cell)] += weigh(cell, view, design).weight
    tables.set(clusterOf(cell), own)
  }
  return [...tables.values()]
}

function clip({ low, high }: OpenLimits): OpenLimits {
  return { low: low === null ? null : Math.max(-1, low), high: high === null ? null : Math.min(1, high) }
}
