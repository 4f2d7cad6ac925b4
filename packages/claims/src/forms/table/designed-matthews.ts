import { carriedRows, type ConfusionTable, matthewsCorrelation } from '@plumb/stats'
import type { Cell } from '../../profile/fold.ts'
import { classEstimate } from '../classes/class-statistics.ts'
import { linearise } from '../classes/linearised.ts'
import { isLoneCluster } from '../cluster-sums.ts'
import type { Measured, RandomFor, Sampled } from '../measured.ts'
import type { Design } from '../quantity.ts'
import { kishOf, type SliceView, totalRows, weigh } from '../slice-view.ts'
import { orReason } from '../undefined.ts'
import type { CellName } from './cell-name.ts'
import { scaleTable } from './cell-name.ts'

const places = {
  tp: { label: 1, answer: 1 },
  fn: { label: 1, answer: 0 },
  fp: { label: 0, answer: 1 },
  tn: { label: 0, answer: 0 },
} as const

/** The Matthews correlation of clustered or weighted rows: draws over the table of as many independent rows as carry it. */
export function designedMatthews(
  table: ConfusionTable,
  nameOfCell: (cell: Cell) => CellName,
  view: SliceView,
  design: Design,
  random: RandomFor,
): Measured {
  const n = totalRows(view.cells)
  const names = view.cells.map(nameOfCell)
  const { tp, fn, fp, tn } = table
  const total = tp + fn + fp + tn
  const margins = { labelled: [fp + tn, tp + fn], answered: [fn + tn, tp + fp], right: [tn, tp], total }
  const { estimate, influence } = classEstimate('matthews', margins)
  const influences = names.map((name) => influence(places[name]))
  const ratio = linearise(estimate, influences, view, design)
  if (isLoneCluster(ratio)) return { reason: 'one-cluster', n }
  const weighed = view.cells.map((cell) => weigh(cell, view, design))
  const rowVariance = influences.reduce((sum, one, i) => sum + (weighed[i]!.weight / total) * (one * total) ** 2, 0)
  const kishAt = (kinds: readonly CellName[]): number => kishOf(weighed.filter((_, i) => kinds.includes(names[i]!)))
  // no more rows than the rarer label, or the rarer answer, has by its weights
  const most = Math.min(
    ...(
      [
        ['tp', 'fn'],
        ['fp', 'tn'],
        ['tp', 'fp'],
        ['fn', 'tn'],
      ] as const
    ).map((kinds) => (kishAt(kinds) * total) / kinds.reduce((sum, kind) => sum + table[kind], 0)),
  )
  const rowsAt = (confidence: number): number => carriedRows(ratio, { rowVariance, most, confidence })
  return sampledMatthews({ table: scaleTable(table, 1 / total), rowsAt }, estimate, n, random)
}

interface CarriedTable {
  /** Shares of the cells. */
  readonly table: ConfusionTable
  readonly rowsAt: (confidence: number) => number
}

function sampledMatthews({ table, rowsAt }: CarriedTable, estimate: number, n: number, random: RandomFor): Sampled {
  const at = (confidence: number): { readonly low: number; readonly high: number } => {
    const carried = scaleTable(table, rowsAt(confidence))
    const { low, high } = matthewsCorrelation(carried, { random: random('matthews') }).limits({ confidence })
    return { low: Math.min(low, estimate), high: Math.max(high, estimate) }
  }
  return {
    estimate,
    n,
    method: 'Jeffreys draws over the confusion table of effective rows',
    ...orReason(() => rowsAt(0.95), at),
    resized: (factor) =>
      sampledMatthews({ table, rowsAt: (level) => factor * rowsAt(level) }, estimate, n * factor, random),
  }
}
