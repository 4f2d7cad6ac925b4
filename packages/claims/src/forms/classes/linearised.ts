import { knownRangeMean, type LinearisedRatio, linearisedRatio, scaleRatio } from '@plumb/stats'
import { clusterSums } from '../cluster-sums.ts'
import type { Note } from '../../check/check.ts'
import type { Sampled } from '../measured.ts'
import type { Design } from '../quantity.ts'
import { clusterOf, kishOf, type SliceView, totalRows, weigh, weightCubes } from '../slice-view.ts'
import { orReason } from '../undefined.ts'

/**
 * A smooth statistic of a table as a mean of what each row does to it (the infinitesimal jackknife): `influences` are those
 * of one more row in each cell of the view.
 */
export function linearise(
  estimate: number,
  influences: readonly number[],
  view: SliceView,
  design: Design,
): LinearisedRatio {
  const weighed = view.cells.map((cell) => weigh(cell, view, design))
  const total = weighed.reduce((sum, { weight }) => sum + weight, 0)
  const effects = influences.map((influence) => influence * total)
  if (design.cluster !== undefined) {
    const parts = weighed.map(({ weight }, i) => ({
      cluster: clusterOf(view.cells[i]!),
      numerator: weight * (estimate + effects[i]!),
      denominator: weight,
    }))
    return linearisedRatio(clusterSums(parts), { unit: 'cluster', kish: kishOf(weighed) })
  }
  const sum = (of: (cell: number) => number): number => effects.reduce((all, _, cell) => all + of(cell), 0)
  const squaredDenominators = sum((cell) => weighed[cell]!.squares)
  return {
    unit: 'row',
    units: totalRows(view.cells),
    estimate,
    denominator: total,
    squaredDenominators,
    squares: sum((cell) => weighed[cell]!.squares * effects[cell]! ** 2),
    cubes: sum((cell) => weightCubes(view.cells[cell]!, view, design) * effects[cell]! ** 3),
    // rows of one cell are taken to weigh alike: enough for degrees of freedom
    fourths: sum((cell) => (weighed[cell]!.squares ** 2 / view.cells[cell]!.rows) * effects[cell]! ** 4),
    kish: total ** 2 / squaredDenominators,
  }
}

/** A statistic of known range from its linearisation: the exact interval on effective rows. */
export function sampledLinear(
  ratio: LinearisedRatio,
  n: number,
  range: { readonly low: number; readonly high: number },
  notes: readonly Note[],
): Sampled {
  return {
    estimate: Math.min(range.high, Math.max(range.low, ratio.estimate)),
    n,
    method: `exact binomial on effective rows, linearised${ratio.unit === 'cluster' ? ', clustered' : ''}`,
    ...orReason(
      () => knownRangeMean(ratio, { range }),
      (confidence) => knownRangeMean(ratio, { confidence, range }),
    ),
    resized: (factor) => sampledLinear(scaleRatio(ratio, factor), n * factor, range, notes),
    notes,
  }
}
