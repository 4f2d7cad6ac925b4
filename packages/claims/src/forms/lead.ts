import {
  pairedDifference,
  scaleRatio,
  weightedPairedDifference,
  type LinearisedRatio,
  type WeightedPairs,
} from '@plumb/stats'
import type { Expr } from '../plan/expr.ts'
import { cellRatio } from './cell-ratio.ts'
import { meanOfPrices } from './price-mean.ts'
import type { Measured, Sampled } from './measured.ts'
import type { Design } from './quantity.ts'
import { totalRows, type SliceView } from './slice-view.ts'
import { orReason } from './undefined.ts'

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
  const signs = cells.map((cell) => (isAhead(cell) ? 1 : isBehind(cell) ? -1 : 0))
  if (design.cluster !== undefined) return meanOfPrices(signs, { ...view, cells }, design, { perThousand: false })
  return sampledWeighted(weightedLead(signs, { ...view, cells }, design), pairs)
}

function weightedLead(signs: readonly number[], view: SliceView, design: Design): WeightedPairs {
  const part = (of: (sign: number) => number): LinearisedRatio =>
    cellRatio(
      signs.map((sign) => ({ numerator: of(sign), denominator: 1 })),
      view,
      design,
    )
  return {
    onlyA: part((sign) => Math.max(0, sign)),
    onlyB: part((sign) => Math.max(0, -sign)),
    difference: part((sign) => sign),
  }
}

function sampledWeighted(pairs: WeightedPairs, n: number): Sampled {
  const { onlyA, onlyB, difference } = pairs
  return {
    estimate: difference.estimate,
    n,
    method: 'MOVER of the two discordant shares on effective rows, weighted',
    ...orReason(
      () => weightedPairedDifference(pairs),
      (confidence) => weightedPairedDifference(pairs, { confidence }),
    ),
    resized: (factor) =>
      sampledWeighted(
        {
          onlyA: scaleRatio(onlyA, factor),
          onlyB: scaleRatio(onlyB, factor),
          difference: scaleRatio(difference, factor),
        },
        n * factor,
      ),
  }
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
