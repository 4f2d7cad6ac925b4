import type { Design, UnitsQuantity } from '../quantity.ts'
import { weigh, totalRows, type SliceView } from '../slice-view.ts'
import type { Cell } from '../../profile/fold.ts'
import { rankingOf, rankingValue } from './ranking-value.ts'
import { repeatsValue } from './repeats-value.ts'
import type { Unit } from './units-of.ts'

/** What the rows of a unit say of it. */
export interface UnitValue {
  /** From 0 to 1. */
  readonly value: number
  /** Of a query: its relevant results, and how many of them were not returned. */
  readonly relevant?: number
  readonly lost?: number
}

/** The value of a unit, as a function of its cells; undefined where it has too few rows to tell. */
export function valueOf(
  { value }: UnitsQuantity,
  view: SliceView,
  design: Design,
): (unit: Unit) => UnitValue | undefined {
  if (value.of === 'ranking') {
    // the unit and the relevance stand before it; in a comparison there are two
    const orderAt = view.fine.findIndex(({ name }, at) => at > 1 && name === value.order.name)
    return ({ cells }) => rankingValue(value, rankingOf(value, cells, orderAt))
  }
  const passes = view.test(value.passes)
  const weightOf = (cells: readonly Cell[]): number =>
    cells.reduce((total, cell) => total + weigh(cell, view, design).weight, 0)
  if (value.statistic === 'passed') {
    return ({ cells }) => ({ value: weightOf(cells.filter(passes)) / weightOf(cells) })
  }
  return ({ cells, rows }) => repeatsValue(value, { runs: rows, passes: totalRows(cells.filter(passes)) })
}
