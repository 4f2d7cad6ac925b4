import { pairedDifference } from '@plumb/stats'
import type { Expr } from '../plan/expr.ts'
import { meanOfPrices } from './price-mean.ts'
import type { Measured, Sampled } from './measured.ts'
import type { Design } from './quantity.ts'
import { totalRows, type SliceView } from './slice-view.ts'

/** Rows in which one side is ahead, and those in which the other is. No row is both. */
export interface Lead {
  readonly ahead: Expr
  readonly behind: Expr
  readonly among: Expr
  /** How the interval of independent rows is called. */
  readonly method: string
}

/** The share of rows ahead minus that of rows behind: only rows on which the two differ count. */
export function measureLead({ ahead, behind, among, method }: Lead, view: SliceView, design: Design): Measured {
  const cells = view.cells.filter(view.test(among))
  const pairs = totalRows(cells)
  if (pairs === 0) return { reason: 'empty-denominator', n: 0 }
  const [isAhead, isBehind] = [view.test(ahead), view.test(behind)]
  if (design.weight === undefined && design.cluster === undefined) {
    return sampledLead(totalRows(cells.filter(isAhead)), totalRows(cells.filter(isBehind)), pairs, method)
  }
  const prices = cells.map((cell) => (isAhead(cell) ? 1 : isBehind(cell) ? -1 : 0))
  return meanOfPrices(prices, { ...view, cells }, design, { perThousand: false })
}

/** The share of so many pairs ahead minus that of those behind. */
export function sampledLead(onlyA: number, onlyB: number, pairs: number, method: string): Sampled {
  return {
    estimate: (onlyA - onlyB) / pairs,
    n: pairs,
    method,
    limits: (confidence) => pairedDifference({ onlyA, onlyB, pairs }, { confidence }),
    resized: (factor) => sampledLead(onlyA * factor, onlyB * factor, pairs * factor, method),
  }
}
