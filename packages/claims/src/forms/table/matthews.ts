import { jackknife, matthewsCorrelation, studentTQuantile, type ConfusionTable, type OpenLimits } from '@plumb/stats'
import type { Cell } from '../../profile/fold.ts'
import type { Measured, RandomFor, Sampled } from '../measured.ts'
import { notProven } from '../not-proven.ts'
import type { Design, TableQuantity } from '../quantity.ts'
import { clusterOf, kishOf, totalRows, weigh, type SliceView } from '../slice-view.ts'
import { cellNamer, scaleTable, type CellName } from './cell-name.ts'

export function measureMatthews(quantity: TableQuantity, view: SliceView, design: Design, random: RandomFor): Measured {
  const nameOfCell = cellNamer(quantity.actual, quantity.flagged, view)
  const table = { tp: 0, fn: 0, fp: 0, tn: 0 }
  for (const cell of view.cells) table[nameOfCell(cell)] += weigh(cell, view, design).weight
  const n = totalRows(view.cells)
  if (table.tp + table.fn === 0 || table.fp + table.tn === 0) return { reason: 'one-class', n }
  if (table.tp + table.fp === 0 || table.fn + table.tn === 0) return { reason: 'empty-denominator', n }
  if (design.cluster === undefined && design.weight === undefined) return drawnMatthews(table, n, random)
  return jackknifedMatthews(table, nameOfCell, view, design)
}

function drawnMatthews(table: ConfusionTable, n: number, random: RandomFor): Sampled {
  const drawn = matthewsCorrelation(table, { random: random('matthews') })
  return {
    estimate: drawn.estimate,
    n,
    method: 'Jeffreys draws over the confusion table',
    limits: (confidence) => drawn.limits({ confidence }),
    resized: (factor) => drawnMatthews(scaleTable(table, factor), n * factor, random),
  }
}

/** Clusters are left out one at a time; weighted rows in buckets, dealt out cell by cell. */
function jackknifedMatthews(
  table: ConfusionTable,
  nameOfCell: (cell: Cell) => CellName,
  view: SliceView,
  design: Design,
): Measured {
  const n = totalRows(view.cells)
  const units = new Map<unknown, { tp: number; fn: number; fp: number; tn: number }>()
  for (const [i, cell] of view.cells.entries()) {
    const unit = design.cluster === undefined ? i : clusterOf(cell)
    const counts = units.get(unit) ?? { tp: 0, fn: 0, fp: 0, tn: 0 }
    counts[nameOfCell(cell)] += weigh(cell, view, design).weight
    units.set(unit, counts)
  }
  if (design.cluster !== undefined && units.size < 2) return { reason: 'one-cluster', n }
  const estimate = matthews(table)
  const without = [...units.values()].map((unit) =>
    matthews({ tp: table.tp - unit.tp, fn: table.fn - unit.fn, fp: table.fp - unit.fp, tn: table.tn - unit.tn }),
  )
  const limits =
    design.cluster === undefined
      ? (confidence: number) => influenceLimits(table, estimate, nameOfCell, view, design, confidence)
      : (confidence: number) => clip(jackknife(estimate, without, { confidence }))
  return { estimate, n, method: 'jackknife, coverage not proven', limits, notes: [notProven] }
}

function matthews({ tp, fn, fp, tn }: ConfusionTable): number {
  return (tp * tn - fp * fn) / (Math.sqrt((tp + fn) * (fp + tn)) * Math.sqrt((tp + fp) * (fn + tn)))
}

/** The infinitesimal jackknife of weighted rows: se² = Σ over cells of influence² · Σ w². */
function influenceLimits(
  table: ConfusionTable,
  estimate: number,
  nameOfCell: (cell: Cell) => CellName,
  view: SliceView,
  design: Design,
  confidence: number,
): OpenLimits {
  const weighed = view.cells.map((cell) => weigh(cell, view, design))
  const total = weighed.reduce((sum, { weight }) => sum + weight, 0)
  const step = 1e-5 * total
  const slope = (name: CellName): number => (matthews({ ...table, [name]: table[name] + step }) - estimate) / step
  const squares = view.cells.reduce((sum, cell, i) => sum + slope(nameOfCell(cell)) ** 2 * weighed[i]!.squares, 0)
  const kish = kishOf(weighed)
  if (!(kish > 1)) return { low: null, high: null }
  const se = Math.sqrt((squares * kish) / (kish - 1))
  const half = se * studentTQuantile(1 - (1 - confidence) / 2, kish - 1)
  return clip({ low: estimate - half, high: estimate + half })
}

function clip({ low, high }: { readonly low: number; readonly high: number }): OpenLimits {
  return { low: Math.max(-1, low), high: Math.min(1, high) }
}
