import { StatsError } from '../errors.ts'
import type { ScoreCell, ScoreSample } from '../sample.ts'
import { checkCells } from './check-cells.ts'

/** Totals of one label. */
export interface LabelTotals {
  readonly rows: number
  readonly weight: number
  readonly weightSquares: number
}

/** Where the rows of each cell stand among the rows of the other label. */
export interface ClassPlacements {
  /** Σ over positives of weight x placement: the area under the ROC curve. */
  readonly area: number
  /** Placement − area for each cell, in the order of `sample.cells`. */
  readonly deviations: Float64Array
  readonly positives: LabelTotals
  readonly negatives: LabelTotals
}

/**
 * Placements of a score sample: for a positive the weighted share of negatives below it, for a negative the share of
 * positives above it, ties one half. Rows with equal scores share a cell, so this is exact.
 *
 * @param sample scores by label
 * @returns the area under the ROC curve with every cell's deviation from it
 * @throws {StatsError} `one-class` when a label has no rows; `out-of-range`, `not-finite` for cells that cannot be
 * @see DeLong, DeLong & Clarke-Pearson (1988), Biometrics 44:837, doi:10.2307/2531595
 */
export function classPlacements({ scores, cells }: Pick<ScoreSample, 'scores' | 'cells'>): ClassPlacements {
  checkCells(scores.length, cells)
  const positives = labelTotals(cells, true)
  const negatives = labelTotals(cells, false)
  if (positives.weight === 0 || negatives.weight === 0) {
    const missing = positives.weight === 0 ? 'positive' : 'negative'
    throw new StatsError('one-class', `ranking needs rows of both labels; got no ${missing} row`)
  }
  const positive = binWeights(scores.length, cells, true)
  const negative = binWeights(scores.length, cells, false)
  const below = sharesBelow(negative)
  const above = sharesBelow(positive).map((share) => 1 - share)
  const area = weightedMean(positive, below)
  const deviations = Float64Array.from(cells, (cell) => ((cell.positive ? below : above)[cell.bin] ?? 0) - area)
  return { area, deviations, positives, negatives }
}

function labelTotals(cells: readonly ScoreCell[], positive: boolean): LabelTotals {
  let [rows, weight, weightSquares] = [0, 0, 0]
  for (const cell of cells) {
    if (cell.positive !== positive) continue
    rows += cell.rows
    weight += cell.weight
    weightSquares += cell.weightSquares
  }
  return { rows, weight, weightSquares }
}

function binWeights(bins: number, cells: readonly ScoreCell[], positive: boolean): Float64Array {
  const weights = new Float64Array(bins)
  for (const { bin, positive: label, weight } of cells) {
    if (label === positive) weights[bin] = (weights[bin] ?? 0) + weight
  }
  return weights
}

/** Share of the weight below each bin, plus half of the bin's own. */
function sharesBelow(weights: Float64Array): Float64Array {
  const shares = new Float64Array(weights.length)
  let sum = 0
  weights.forEach((weight, bin) => {
    shares[bin] = sum + weight / 2
    sum += weight
  })
  return shares.map((share) => share / sum)
}

/** Sums both terms in the same order, so that a mean of ones is exactly 1. */
function weightedMean(weights: Float64Array, values: Float64Array): number {
  let [top, bottom] = [0, 0]
  weights.forEach((weight, bin) => {
    top += weight * (values[bin] ?? 0)
    bottom += weight
  })
  return top / bottom
}
