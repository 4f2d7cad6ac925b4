import type { ScoreCell } from '../sample.ts'
import { mergeBins } from './merge-bins.ts'

/** A cell with its bin in each ranking of the same rows. */
export interface RankedCell extends Omit<ScoreCell, 'bin'> {
  readonly bins: readonly number[]
}

/** Cells on merged bins, and in which of them each bin of each ranking lies. */
export interface MergedRankings {
  readonly cells: readonly RankedCell[]
  readonly runs: readonly Int32Array[]
}

/**
 * Cells on merged bins; cells that fall together become one, clusters kept apart where they matter.
 *
 * @param bins number of bins of each ranking
 * @param options.clustered whether clusters are to be kept apart
 * @param options.most bins that are left of each ranking
 */
export function mergeRankings(
  bins: readonly number[],
  cells: readonly RankedCell[],
  { clustered, most }: { readonly clustered: boolean; readonly most: number },
): MergedRankings {
  const runs = bins.map((count, ranking) => mergeBins(...sidesOf(count, ranking, cells), most))
  const together = new Map<number, RankedCell>()
  for (const cell of cells) {
    const on = cell.bins.map((bin, ranking) => runs[ranking]?.[bin] ?? 0)
    const cluster = clustered ? cell.cluster : 0
    const key = on.reduce((code, bin) => code * most + bin, cluster * 2 + Number(cell.positive))
    const known = together.get(key)
    together.set(key, known ? joined(known, cell) : { ...cell, cluster, bins: on })
  }
  return { cells: [...together.values()], runs }
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
