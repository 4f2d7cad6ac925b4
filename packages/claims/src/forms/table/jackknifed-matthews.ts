import { jackknife, studentTQuantile, type ConfusionTable, type OpenLimits } from '@plumb/stats'
import type { Cell } from '../../profile/fold.ts'
import type { Measured } from '../measured.ts'
import { notProven } from '../not-proven.ts'
import type { Design } from '../quantity.ts'
import { clusterOf, kishOf, totalRows, weigh, type SliceView } from '../slice-view.ts'
import type { CellName } from './cell-name.ts'

/** The Matthews correlation of clustered rows, a cluster left out at a time, or of weighted ones, by their influence. */
export function jackknifedMatthews(
  table: ConfusionTable,
  nameOfCell: (cell: Cell) => CellName,
  view: SliceView,
  design: Design,
): Measured {
  const n = totalRows(view.cells)
  const sampled = { estimate: matthews(table), n, method: 'jackknife, coverage not proven', notes: [notProven] }
  if (design.cluster === undefined) return { ...sampled, limits: influenceLimits(table, nameOfCell, view, design) }
  const clusters = clusterTables(nameOfCell, view, design)
  if (clusters.length < 2) return { reason: 'one-cluster', n }
  return { ...sampled, limits: clusterLimits(table, clusters) }
}

function matthews({ tp, fn, fp, tn }: ConfusionTable): number {
  return (tp * tn - fp * fn) / (Math.sqrt((tp + fn) * (fp + tn)) * Math.sqrt((tp + fp) * (fn + tn)))
}

type Limiting = (confidence: number) => OpenLimits

const open: OpenLimits = { low: null, high: null }

/** Open where some cluster holds all rows of one kind: without it there is no correlation. */
function clusterLimits(table: ConfusionTable, clusters: readonly ConfusionTable[]): Limiting {
  const without = clusters.map(({ tp, fn, fp, tn }) =>
    matthews({ tp: table.tp - tp, fn: table.fn - fn, fp: table.fp - fp, tn: table.tn - tn }),
  )
  if (!without.every(Number.isFinite)) return () => open
  const estimate = matthews(table)
  return (confidence) => clip(jackknife(estimate, without, { confidence }))
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

/** The infinitesimal jackknife of weighted rows: se² = Σ over cells of influence² · Σ w². */
function influenceLimits(
  table: ConfusionTable,
  nameOfCell: (cell: Cell) => CellName,
  view: SliceView,
  design: Design,
): Limiting {
  const weighed = view.cells.map((cell) => weigh(cell, view, design))
  const kish = kishOf(weighed)
  if (!(kish > 1)) return () => open
  const estimate = matthews(table)
  const step = 1e-5 * weighed.reduce((sum, { weight }) => sum + weight, 0)
  const slope = (name: CellName): number => (matthews({ ...table, [name]: table[name] + step }) - estimate) / step
  const squares = view.cells.reduce((sum, cell, i) => sum + slope(nameOfCell(cell)) ** 2 * weighed[i]!.squares, 0)
  const se = Math.sqrt((squares * kish) / (kish - 1))
  return (confidence) => {
    const half = se * studentTQuantile(1 - (1 - confidence) / 2, kish - 1)
    return clip({ low: estimate - half, high: estimate + half })
  }
}

function clip({ low, high }: { readonly low: number; readonly high: number }): OpenLimits {
  return { low: Math.max(-1, low), high: Math.min(1, high) }
}
