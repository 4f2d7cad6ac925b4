import { matthewsCorrelation, type ConfusionTable } from '@plumb/stats'
import type { Measured, RandomFor, Sampled } from '../measured.ts'
import type { Design, TableQuantity } from '../quantity.ts'
import { totalRows, weigh, type SliceView } from '../slice-view.ts'
import { cellNamer, scaleTable, type CellName } from './cell-name.ts'
import { designedMatthews } from './designed-matthews.ts'

/** The Matthews correlation: draws over the table, of effective rows where they are weighted or clustered. */
export function measureMatthews(quantity: TableQuantity, view: SliceView, design: Design, random: RandomFor): Measured {
  const nameOfCell = cellNamer(quantity.actual, quantity.flagged, view)
  const table: Record<CellName, number> = { tp: 0, fn: 0, fp: 0, tn: 0 }
  for (const cell of view.cells) table[nameOfCell(cell)] += weigh(cell, view, design).weight
  const n = totalRows(view.cells)
  if (table.tp + table.fn === 0 || table.fp + table.tn === 0) return { reason: 'one-class', n }
  if (table.tp + table.fp === 0 || table.fn + table.tn === 0) return { reason: 'empty-denominator', n }
  if (design.cluster === undefined && design.weight === undefined) return drawnMatthews(table, n, random)
  return designedMatthews(table, nameOfCell, view, design, random)
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
