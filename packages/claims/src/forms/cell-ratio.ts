import { linearisedRatio, type LinearisedRatio } from '@plumb/stats'
import { clusterSums } from './cluster-sums.ts'
import type { Design } from './quantity.ts'
import { clusterOf, kishOf, weigh, type SliceView, type Weighed } from './slice-view.ts'

/** What a row of a cell adds above and below the line, before its weight. */
interface CellPart {
  readonly numerator: number
  readonly denominator: number
}

/** A ratio of sums of numbers that all rows of a cell share, over weighted or clustered rows. */
export function cellRatio(partOf: readonly CellPart[], view: SliceView, design: Design): LinearisedRatio {
  const all = view.cells.map((cell, i) => ({ cell, ...partOf[i]!, weighed: weigh(cell, view, design) }))
  const counted = all.filter(({ denominator }) => denominator !== 0)
  const kish = kishOf(counted.map(({ weighed }) => weighed))
  if (design.cluster === undefined) return rowRatio(counted, kish)
  const parts = all.map(({ cell, numerator, denominator, weighed: { weight } }) => ({
    cluster: clusterOf(cell),
    numerator: numerator * weight,
    denominator: denominator * weight,
  }))
  return linearisedRatio(clusterSums(parts), { unit: 'cluster', kish })
}

function rowRatio(cells: readonly (CellPart & { readonly weighed: Weighed })[], kish: number): LinearisedRatio {
  const sum = (of: (part: CellPart, weighed: Weighed) => number): number =>
    cells.reduce((total, { weighed, ...part }) => total + of(part, weighed), 0)
  const denominator = sum((part, { weight }) => weight * part.denominator)
  const estimate = sum((part, { weight }) => weight * part.numerator) / denominator
  return {
    unit: 'row',
    units: sum((_, { rows }) => rows),
    estimate,
    denominator,
    squaredDenominators: sum((part, { squares }) => squares * part.denominator ** 2),
    squares: sum((part, { squares }) => squares * (part.numerator - estimate * part.denominator) ** 2),
    // degrees of freedom of weighted rows are n − 1: higher moments are not asked for
    cubes: 0,
    fourths: 0,
    kish,
  }
}
