import { linearOfCells, type ConfusionTable } from '@plumb/stats'
import { noKeys } from '../forms/form.ts'
import type { Measured, Sampled } from '../forms/measured.ts'
import type { Design, TableQuantity } from '../forms/quantity.ts'
import type { BoundForm } from '../forms/registry.ts'
import { priceValues, totalRows, type SliceView } from '../forms/slice-view.ts'
import { cellNamer } from '../forms/table/cell-name.ts'
import { pricesOf } from '../forms/table/cost.ts'
import { meanOfPrices } from '../forms/price-mean.ts'

const perThousand = 1_000

/** The difference in cost per 1,000 on the same rows: only rows that the two treat differently count. */
export function pairedCost(a: TableQuantity, b: TableQuantity): BoundForm {
  return {
    conditions: [a.actual, a.flagged, b.flagged],
    fine: noKeys,
    values: priceValues,
    measure: (view, design) => measureCost(a, b, view, design),
  }
}

function measureCost(a: TableQuantity, b: TableQuantity, view: SliceView, design: Design): Measured {
  if (a.costs === undefined || b.costs === undefined) throw new Error('a cost needs its prices')
  const n = totalRows(view.cells)
  if (n === 0) return { reason: 'empty-denominator', n }
  const [pricesA, pricesB] = [pricesOf(a.costs), pricesOf(b.costs)]
  const [nameA, nameB] = [cellNamer(a.actual, a.flagged, view), cellNamer(b.actual, b.flagged, view)]
  // what every row pays more by one candidate's calls has no uncertainty
  const fixed = a.costs.perCall - b.costs.perCall
  const gaps = view.cells.map((cell) => pricesA[nameA(cell)] - pricesB[nameB(cell)] - fixed)
  if (design.weight !== undefined || design.cluster !== undefined) {
    return moved(meanOfPrices(gaps, view, design, { perThousand: true }), fixed * perThousand)
  }
  const byGap = new Map<number, number>()
  for (const [i, cell] of view.cells.entries()) byGap.set(gaps[i]!, (byGap.get(gaps[i]!) ?? 0) + cell.rows)
  return sampledCost(
    [...byGap].filter(([gap]) => gap !== 0),
    discordant(a, b),
    n,
    fixed,
  )
}

/** Prices that rows treated differently could have, so that an unseen one still widens the range. */
function discordant(a: TableQuantity, b: TableQuantity): readonly number[] {
  const [one, other] = [pricesOf(a.costs!), pricesOf(b.costs!)]
  const fixed = a.costs!.perCall - b.costs!.perCall
  const gap = (x: keyof ConfusionTable, y: keyof ConfusionTable): number => one[x] - other[y] - fixed
  return [gap('tp', 'fn'), gap('fn', 'tp'), gap('fp', 'tn'), gap('tn', 'fp')].filter((price) => price !== 0)
}

function sampledCost(
  seen: readonly (readonly [number, number])[],
  possible: readonly number[],
  n: number,
  fixed: number,
): Sampled {
  const counts = new Map(possible.map((price) => [price, 0]))
  for (const [price, rows] of seen) counts.set(price, rows)
  const at = (confidence: number): ReturnType<typeof linearOfCells> =>
    linearOfCells([...counts.keys()], [...counts.values()], n, { confidence })
  const scaled = (value: number): number => (value + fixed) * perThousand
  return {
    estimate: scaled(at(0.95).estimate),
    n,
    method: 'paired: MOVER over the rows that the two treat differently',
    limits: (confidence) => ({ low: scaled(at(confidence).low), high: scaled(at(confidence).high) }),
    resized: (factor) =>
      sampledCost(
        seen.map(([price, rows]) => [price, rows * factor]),
        possible,
        n * factor,
        fixed,
      ),
  }
}

function moved(measured: Measured, by: number): Measured {
  if (!('limits' in measured) || by === 0) return measured
  const { limits, resized } = measured
  return {
    ...measured,
    estimate: measured.estimate + by,
    limits: (confidence) => {
      const { low, high } = limits(confidence)
      return { low: low === null ? null : low + by, high: high === null ? null : high + by }
    },
    ...(resized === undefined ? {} : { resized: (factor: number) => moved(resized(factor), by) as Sampled }),
  }
}
