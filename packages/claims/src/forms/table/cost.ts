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
    return tableCost(table, n, prices)
  }
  return meanOfPrices(
    view.cells.map((cell) => prices[nameOfCell(cell)]),
    view,
    design,
    { perThousand: true },
  )
}

export function pricesOf(costs: CellCosts): ConfusionTable {
  return {
    tp: costs.truePositive + costs.perCall,
    fp: costs.falsePositive + costs.perCall,
    fn: costs.falseNegative + costs.perCall,
    tn: costs.trueNegative + costs.perCall,
  }
}

const perThousand = 1_000

/** A price that every row pays is taken out first: it has no uncertainty. */
function tableCost(table: ConfusionTable, n: number, prices: ConfusionTable): Sampled {
  const names = ['tp', 'fp', 'fn', 'tn'] as const
  const fixed = prices.tn
  const costs = names.map((name) => prices[name] - fixed)
  const counts = names.map((name) => table[name])
  const at = (confidence: number): ReturnType<typeof linearOfCells> => linearOfCells(costs, counts, n, { confidence })
  const scaled = (value: number): number => (value + fixed) * perThousand
  return {
    estimate: scaled(at(0.95).estimate),
    n,
    method: 'MOVER over the priced cells',
    limits: (confidence) => ({ low: scaled(at(confidence).low), high: scaled(at(confidence).high) }),
    resized: (factor) => tableCost(scaleTable(table, factor), n * factor, prices),
  }
}
