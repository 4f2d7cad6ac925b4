import { pairedDifference } from '@plumb/stats'
import { noKeys } from '../forms/form.ts'
import type { Measured, Sampled } from '../forms/measured.ts'
import type { Design, ShareQuantity } from '../forms/quantity.ts'
import type { RowView } from '../measures/measure.ts'
import type { BoundForm } from '../forms/registry.ts'
import { priceValues, totalRows, type SliceView } from '../forms/slice-view.ts'
import { nameOf } from '../plan/atoms.ts'
import { and, not } from '../plan/expressions.ts'
import { meanOfPrices } from '../forms/price-mean.ts'
import { pairedTable } from './table.ts'

/** Two shares of the same rows: only rows on which the two differ count. Shares of different rows go through the table. */
export function pairedShare(a: ShareQuantity, b: ShareQuantity, first: RowView, second: RowView): BoundForm {
  if (nameOf(a.among) !== nameOf(b.among)) {
    return pairedTable(
      nameOf(a.among) === nameOf(first.flagged) ? 'precision' : 'negative-predictive-value',
      first,
      second,
    )
  }
  return {
    conditions: [a.yes, a.among, b.yes],
    fine: noKeys,
    values: priceValues,
    measure: (view, design) => measurePair(a, b, view, design),
  }
}

function measurePair(a: ShareQuantity, b: ShareQuantity, view: SliceView, design: Design): Measured {
  const among = view.test(a.among)
  const cells = view.cells.filter(among)
  const pairs = totalRows(cells)
  if (pairs === 0) return { reason: 'empty-denominator', n: 0 }
  const onlyA = view.test(and(a.yes, not(b.yes)))
  const onlyB = view.test(and(b.yes, not(a.yes)))
  if (design.weight === undefined && design.cluster === undefined) {
    return sampledPair(totalRows(cells.filter(onlyA)), totalRows(cells.filter(onlyB)), pairs)
  }
  const prices = cells.map((cell) => (onlyA(cell) ? 1 : onlyB(cell) ? -1 : 0))
  return meanOfPrices(prices, { ...view, cells }, design, { perThousand: false })
}

function sampledPair(onlyA: number, onlyB: number, pairs: number): Sampled {
  return {
    estimate: (onlyA - onlyB) / pairs,
    n: pairs,
    method: 'paired: MOVER of the two exact discordant shares',
    limits: (confidence) => pairedDifference({ onlyA, onlyB, pairs }, { confidence }),
    resized: (factor) => sampledPair(onlyA * factor, onlyB * factor, pairs * factor),
  }
}
