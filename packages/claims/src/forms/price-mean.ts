import {
  clusteredPairedDifference,
  hull,
  linearisedRatio,
  scaleRatio,
  type LinearisedRatio,
  type OpenLimits,
} from '@plumb/stats'
import { clusterSums, isLoneCluster } from './cluster-sums.ts'
import type { Measured, Sampled } from './measured.ts'
import type { Design } from './quantity.ts'
import { clusterOf, kishOf, totalRows, weigh, weightCubes, type SliceView, type Weighed } from './slice-view.ts'
import { orReason } from './undefined.ts'

/** The mean of a price that all rows of a cell share, over weighted or clustered rows: hull on the residuals. */
export function meanOfPrices(
  prices: readonly number[],
  view: SliceView,
  design: Design,
  { perThousand }: { readonly perThousand: boolean },
): Measured {
  const n = totalRows(view.cells)
  if (n === 0) return { reason: 'empty-denominator', n }
  const weighed = view.cells.map((cell) => weigh(cell, view, design))
  const ratio =
    design.cluster === undefined ? rowRatio(prices, weighed, view, design) : clusterRatio(prices, weighed, view)
  if (isLoneCluster(ratio)) return { reason: 'one-cluster', n }
  return sampledMean(ratio, n, perThousand ? 1_000 : 1)
}

function clusterRatio(prices: readonly number[], weighed: readonly Weighed[], { cells }: SliceView): LinearisedRatio {
  const parts = weighed.map(({ weight }, i) => ({
    cluster: clusterOf(cells[i]!),
    numerator: prices[i]! * weight,
    denominator: weight,
  }))
  return linearisedRatio(clusterSums(parts), { unit: 'cluster', kish: kishOf(weighed) })
}

function rowRatio(
  prices: readonly number[],
  weighed: readonly Weighed[],
  view: SliceView,
  design: Design,
): LinearisedRatio {
  const sum = (of: (cell: number) => number): number => prices.reduce((total, _, cell) => total + of(cell), 0)
  const denominator = sum((cell) => weighed[cell]!.weight)
  const estimate = sum((cell) => weighed[cell]!.weight * prices[cell]!) / denominator
  const squaredDenominators = sum((cell) => weighed[cell]!.squares)
  const squares = sum((cell) => weighed[cell]!.squares * (prices[cell]! - estimate) ** 2)
  return {
    unit: 'row',
    units: totalRows(view.cells),
    estimate,
    denominator,
    squaredDenominators,
    squares,
    cubes: sum((cell) => weightCubes(view.cells[cell]!, view, design) * (prices[cell]! - estimate) ** 3),
    // rows take their degrees of freedom from their number: fourth powers are not asked for
    fourths: squares ** 2,
    kish: denominator ** 2 / squaredDenominators,
  }
}

function sampledMean(ratio: LinearisedRatio, n: number, factor: number): Sampled {
  return {
    estimate: ratio.estimate * factor,
    n,
    method: `wider of Student t and Hall’s skewness-corrected interval, ${ratio.unit === 'cluster' ? 'clustered' : 'weighted'}`,
    ...interval(ratio, factor),
    resized: (times) => sampledMean(scaleRatio(ratio, times), n * times, factor),
  }
}

/** A difference of shares keeps a width where no cluster and no row differs. */
function interval(ratio: LinearisedRatio, factor: number): Pick<Sampled, 'limits' | 'reason'> {
  if (factor === 1) {
    return orReason(
      () => clusteredPairedDifference(ratio),
      (confidence) => clusteredPairedDifference(ratio, { confidence }),
    )
  }
  const scaled = ({ low, high }: { low: number; high: number }): OpenLimits => ({
    low: low * factor,
    high: high * factor,
  })
  return orReason(
    () => hull(ratio),
    (confidence) => scaled(hull(ratio, { confidence })),
  )
}
