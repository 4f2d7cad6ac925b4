import { linearisedRatio, type LinearisedRatio, type ShareSample } from '@plumb/stats'
import { clusterSums } from '../cluster-sums.ts'
import type { Design } from '../quantity.ts'
import { clusterNumbers, type Unit } from './units-of.ts'
import type { UnitValue } from './value-of.ts'

/** A unit with the value that it has. */
export interface Valued extends UnitValue {
  readonly unit: Unit
}

/** What is sampled: units that count alike, or the rows of units, of which a longer one counts for more. */
export type Counting = 'units' | 'rows'

/** The mean of units, weighted, by cluster where there are clusters. */
export function unitRatio(units: readonly Valued[], design: Design, counting: Counting): LinearisedRatio {
  const weights = units.map(({ unit }) => (counting === 'rows' ? unit.weight * unit.rows : unit.weight))
  const numbers = design.cluster === undefined ? undefined : clusterNumbers(units.map(({ unit }) => unit))
  const parts = units.map(({ value }, i) => ({
    cluster: numbers === undefined ? i : numbers[i],
    numerator: weights[i]! * value,
    denominator: weights[i]!,
  }))
  const clustered = design.cluster !== undefined || counting === 'rows'
  return linearisedRatio(clusterSums(parts), { unit: clustered ? 'cluster' : 'row', kish: kishOf(units, counting) })
}

/** (Σ w)² / Σ w² of what is sampled. */
function kishOf(units: readonly Valued[], counting: Counting): number {
  const sum = (of: (unit: Unit) => number): number => units.reduce((total, { unit }) => total + of(unit), 0)
  if (counting === 'units') return sum(({ weight }) => weight) ** 2 / sum(({ weight }) => weight ** 2)
  return sum(({ weight, rows }) => weight * rows) ** 2 / sum(({ squares }) => squares)
}

/** Values that are all 1 or 0 are a share of units. */
export function isYesNo(units: readonly Valued[]): boolean {
  return units.every(({ value }) => value === 0 || value === 1)
}

/** Units of 1 and 0 as the sample of a share. */
export function unitShare(units: readonly Valued[], design: Design): ShareSample {
  if (design.weight !== undefined || design.cluster !== undefined) {
    return { design: 'ratio', ratio: unitRatio(units, design, 'units') }
  }
  return { design: 'independent', yes: units.filter(({ value }) => value === 1).length, rows: units.length }
}
