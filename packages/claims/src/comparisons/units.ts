import { sampledLead } from '../forms/lead.ts'
import type { Measured, Sampled } from '../forms/measured.ts'
import type { Design, UnitsQuantity } from '../forms/quantity.ts'
import type { BoundForm } from '../forms/registry.ts'
import { designValues, totalRows, type SliceView } from '../forms/slice-view.ts'
import { orReason } from '../forms/undefined.ts'
import { partNote, unitKeys, unitsPerRead } from '../forms/units/unit-keys.ts'
import type { Valued } from '../forms/units/unit-ratio.ts'
import { unitsOf } from '../forms/units/units-of.ts'
import { valueOf } from '../forms/units/value-of.ts'
import type { ColumnExpr, Expr } from '../plan/expr.ts'
import { scaleDifference, unitDifference, unitDifferenceLimits, type UnitDifference } from './unit-difference.ts'

/** The mean of the difference of each unit: two rankings of the same queries, two answers to the runs of the same cases. */
export function pairedUnits(a: UnitsQuantity, b: UnitsQuantity): BoundForm {
  return {
    conditions: [a, b].flatMap(({ value }): Expr[] => (value.of === 'repeats' ? [value.passes] : [])),
    fine: (facts, others) => unitKeys(a.unit, columnsOf(a, b), facts, others),
    values: designValues,
    measure: (view, design) => measureUnits(a, b, view, design),
  }
}

function columnsOf({ value }: UnitsQuantity, other: UnitsQuantity): readonly ColumnExpr[] {
  if (value.of !== 'ranking' || other.value.of !== 'ranking') return []
  return [value.relevance, value.order, other.value.order]
}

function measureUnits(a: UnitsQuantity, b: UnitsQuantity, view: SliceView, design: Design): Measured {
  const [ofA, ofB] = [valueOf(a, view, design), valueOf(b, view, design)]
  const all = unitsOf(view, design)
  const units = all.flatMap((unit): Valued[] => {
    const [first, second] = [ofA(unit), ofB(unit)]
    return first === undefined || second === undefined ? [] : [{ unit, value: first.value - second.value }]
  })
  if (units.length === 0) return { reason: all.length === 0 ? 'empty-denominator' : 'too-few-rows', n: 0 }
  const { statistic, of } = a.value
  const notes = partNote(unitsPerRead(view.fine), of === 'ranking' ? 'queries' : 'cases')
  return { ...sampledDifference(units, design, statistic), notes }
}

function sampledDifference(
  units: readonly Valued[],
  design: Design,
  statistic: UnitsQuantity['value']['statistic'],
): Sampled {
  const shares = statistic === 'hit' || statistic === 'flaky'
  const plain = design.weight === undefined && design.cluster === undefined
  if (shares && plain && units.every(({ value }) => Number.isInteger(value))) {
    const count = (wanted: number): number => units.filter(({ value }) => value === wanted).length
    return sampledLead(count(1), count(-1), units.length, 'paired: MOVER of the two exact discordant shares of units')
  }
  if (statistic !== 'passed') return sampledBy(unitDifference(units, design, 'units'), units.length)
  return sampledBy(unitDifference(units, design, 'rows'), totalRows(units.flatMap(({ unit }) => unit.cells)))
}

function sampledBy(difference: UnitDifference, n: number): Sampled {
  return {
    estimate: difference.all.estimate,
    n,
    method: 'paired: hull of the differences of units; of few that differ, MOVER of what is won and lost',
    ...orReason(
      () => unitDifferenceLimits(difference, 0.95),
      (confidence) => unitDifferenceLimits(difference, confidence),
    ),
    resized: (factor) => sampledBy(scaleDifference(difference, factor), n * factor),
  }
}
