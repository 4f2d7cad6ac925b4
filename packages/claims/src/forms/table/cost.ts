import { linearOfCells, type ConfusionTable } from '@plumb/stats'
import type { Measured, Sampled } from '../measured.ts'
import type { CellCosts, Design, TableQuantity } from '../quantity.ts'
import { meanOfPrices } from '../price-mean.ts'
import { totalRows, type SliceView } from '../slice-view.ts'
import { cellNamer, scaleTable } from './cell-name.ts'

/** Cost per 1,000 rows, from the table; with clusters or weights a mean. */
export function measureCost({ actual, flagged, costs }: TableQuantity, view: SliceView, design: Design): Measured {
  if (costs === undefined) throw new Error('a cost needs its prices')
  const n = totalRows(view.cells)
  if (n === 0) return { reason: 'empty-denominator', n }
  const nameOfCell = cellNamer(actual, flagged, view)
  const prices = pricesOf(costs)
  if (design.cluster === undefined && design.weight === undefined) {
    const table = { tp: 0, fn: 0, fp: 0, tn: 0 }
    for (const cell of view.cells) table[nameOfCell(cell)] += cell.rows
    return tableCost(table, n, costs)
  }
  return meanOfPrices(
    view.cells.map((cell) => prices[nameOfCell(cell)]),
    view,
    design,
    { perThousand: true },
  )
}

/** What a row of each outcome costs, its call included. */
export function pricesOf(costs: CellCosts): ConfusionTable {
  return {
    tp: costs.truePositive + costs.perCall,
    fp: costs.falsePositive + costs.perCall,
    fn: costs.falseNegative + costs.perCall,
    tn: costs.trueNegative + costs.perCall,
  }
}

const perThousand = 1_000

/** What every call costs stays out: it has no uncertainty. */
function tableCost(table: ConfusionTable, n: number, costs: CellCosts): Sampled {
  const names = ['tp', 'fp', 'fn', 'tn'] as const
  const prices = pricesOf({ ...costs, perCall: 0 })
  const counts = names.map((name) => table[name])
  const at = (confidence: number): ReturnType<typeof linearOfCells> =>
    linearOfCells(
      names.map((name) => prices[name]),
      counts,
      n,
      { confidence },
    )
  const scaled = (value: number): number => (value + costs.perCall) * perThousand
  return {
    estimate: scaled(at(0.95).estimate),
    n,
    method: 'MOVER over the priced cells',
    limits: (confidence) => ({ low: scaled(at(confidence).low), high: scaled(at(confidence).high) }),
    resized: (factor) => tableCost(scaleTable(table, factor), n * factor, costs),
  }
}
