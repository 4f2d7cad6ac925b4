import type { Random } from '../random/random.ts'
import type { ScoreCell } from '../sample.ts'
import { stepwisePrecision } from './average-precision.ts'
import { mergeBins } from './merge-bins.ts'
import { resampleCells } from './resample-cells.ts'

/** A cell with its bin in each ranking of the same rows. */
export interface RankedCell extends Omit<ScoreCell, 'bin'> {
  readonly bins: readonly number[]
}

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
  const merged = mergeCells(bins, cells, { clustered, most })
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

/** Cells on merged bins; cells that fall together become one, clusters kept apart where they matter. */
function mergeCells(
  bins: readonly number[],
  cells: readonly RankedCell[],
  { clustered, most }: { readonly clustered: boolean; readonly most: number },
): readonly RankedCell[] {
  const runs = bins.map((count, ranking) => mergeBins(...sidesOf(count, ranking, cells), most))
  const together = new Map<number, RankedCell>()
  for (const cell of cells) {
    const on = cell.bins.map((bin, ranking) => runs[ranking]?.[bin] ?? 0)
    const cluster = clustered ? cell.cluster : 0
    const key = on.reduce((code, bin) => code * most + bin, cluster * 2 + Number(cell.positive))
    const known = together.get(key)
    together.set(key, known ? joined(known, cell) : { ...cell, cluster, bins: on })
  }
  return [...together.values()]
}

function joined(known: RankedCell, cell: RankedCell): RankedCell {
  return {
    ...known,
    rows: known.rows + cell.rows,
    weight: known.weight + cell.weight,
    weightSquares: known.weightSquares + cell.weightSquares,
  }
}

/** Weight of the positives and of the negatives in each bin. */
function sidesOf(count: number, ranking: number, cells: readonly RankedCell[]): [Float64Array, Float64Array] {
  const [negatives, positives] = [new Float64Array(count), new Float64Array(count)]
  for (const { bins, positive, weight } of cells) {
    const side = positive ? positives : negatives
    const at = bins[ranking] ?? 0
    side[at] = (side[at] ?? 0) + weight
  }
  return [positives, negatives]
}
