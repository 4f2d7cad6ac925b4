import { studentTQuantile, type OpenLimits } from '@plumb/stats'
import type { Cell } from '../../profile/fold.ts'
import type { Design } from '../quantity.ts'
import { kishOf, weigh, type SliceView } from '../slice-view.ts'

/** What a statistic of a table of weighted rows is, and where each cell of rows stands in that table. */
export interface WeightedStatistic<Name extends string> {
  readonly table: Readonly<Record<Name, number>>
  readonly nameOfCell: (cell: Cell) => Name
  readonly statistic: (table: Readonly<Record<Name, number>>) => number
}

/**
 * Limits of a statistic of weighted rows by the infinitesimal jackknife: se² = Σ over cells of influence² · Σ w². Undefined
 * where no row has any influence, since an estimate from a sample never has a width of zero.
 */
export function influenceLimits<Name extends string>(
  { table, nameOfCell, statistic }: WeightedStatistic<Name>,
  view: SliceView,
  design: Design,
): ((confidence: number) => OpenLimits) | undefined {
  const weighed = view.cells.map((cell) => weigh(cell, view, design))
  const kish = kishOf(weighed)
  const estimate = statistic(table)
  const step = 1e-5 * weighed.reduce((sum, { weight }) => sum + weight, 0)
  const slope = (name: Name): number => (statistic({ ...table, [name]: table[name] + step }) - estimate) / step
  const squares = view.cells.reduce((sum, cell, i) => sum + slope(nameOfCell(cell)) ** 2 * weighed[i]!.squares, 0)
  const se = Math.sqrt((squares * kish) / (kish - 1))
  if (!(kish > 1) || !(se > 1e-9)) return undefined
  return (confidence) => {
    const half = se * studentTQuantile(1 - (1 - confidence) / 2, kish - 1)
    return { low: estimate - half, high: estimate + half }
  }
}
