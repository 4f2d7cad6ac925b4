import type { Random } from '../random/random.ts'
import { stepwisePrecision } from './average-precision.ts'
import { mergeRankings, type RankedCell } from './merge-rankings.ts'
import { resampleCells } from './resample-cells.ts'

/** Average precision of one ranking over bootstrap samples. */
export interface PrecisionDraws {
  /** The sample's own value on the bins that the draws used. */
  readonly plain: number
  /** One value for each sample that holds a positive. */
  readonly draws: Float64Array
}

/** Options of the bootstrap. */
export interface PrecisionDrawOptions {
  readonly clustered: boolean
  readonly random: Random
  readonly draws: number
}

/** Joint cells grow with the square of the bins. */
const mostBins = { alone: 1024, joint: 256 }

/**
 * Average precision of one or more rankings over the same bootstrap samples. A ranking of more than 1,024 bins is
 * merged for the draws, to 256 bins where there are several rankings; that moves the spread by about 1%.
 *
 * @param bins number of bins of each ranking
 * @param cells cells with their bin in each ranking
 * @param options.clustered whether clusters are drawn instead of rows
 * @param options.random seeded source
 * @param options.draws number of samples
 * @returns the draws of each ranking, in step with each other
 */
export function precisionDraws(
  bins: readonly number[],
  cells: readonly RankedCell[],
  { clustered, random, draws }: PrecisionDrawOptions,
): readonly PrecisionDraws[] {
  const most = bins.length > 1 ? mostBins.joint : mostBins.alone
  const merged = mergeRankings(bins, cells, { clustered, most }).cells
  const rankings = bins.map((count, ranking) => rankingOf(Math.min(count, most), ranking, merged))
  const plain = rankings.map((precisionOf) => precisionOf(Float64Array.from(merged, ({ weight }) => weight)) ?? 0)
  const resample = resampleCells(merged, { clustered })
  const weights = new Float64Array(merged.length)
  const values = bins.map(() => new Float64Array(draws))
  let kept = 0
  for (let draw = 0; draw < draws; draw++) {
    resample(random, weights)
    const drawn = rankings.map((precisionOf) => precisionOf(weights))
    if (drawn.includes(undefined)) continue
    drawn.forEach((value, ranking) => values[ranking]?.fill(value ?? 0, kept, kept + 1))
    kept++
  }
  return values.map((all, ranking) => ({ plain: plain[ranking] ?? 0, draws: all.subarray(0, kept) }))
}

/** Average precision of a ranking from the weight of each cell. */
function rankingOf(
  bins: number,
  ranking: number,
  cells: readonly RankedCell[],
): (weights: Float64Array) => number | undefined {
  const label = Uint8Array.from(cells, ({ positive }) => Number(positive))
  const bin = Int32Array.from(cells, (cell) => cell.bins[ranking] ?? 0)
  const sides = [new Float64Array(bins), new Float64Array(bins)] as const
  return (weights) => {
    const [negatives, positives] = sides
    negatives.fill(0)
    positives.fill(0)
    for (let cell = 0; cell < weights.length; cell++) {
      const side = label[cell] === 1 ? positives : negatives
      const at = bin[cell] ?? 0
      side[at] = (side[at] ?? 0) + (weights[cell] ?? 0)
    }
    return stepwisePrecision(positives, negatives)
  }
}
