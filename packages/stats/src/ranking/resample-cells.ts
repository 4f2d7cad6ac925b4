import type { Random } from '../random/random.ts'
import { type PoissonCount, poissonCount } from './poisson-count.ts'

/** What a bootstrap draw reads of a cell. */
export interface ResampledCell {
  readonly cluster: number
  readonly rows: number
  readonly weight: number
  readonly weightSquares: number
}

/** Fills `weights` with the weight of each cell in one bootstrap sample. */
export type Resample = (random: Random, weights: Float64Array) => void

const mostRowsDrawnOneByOne = 2000

/**
 * Bootstrap of rows that are only known as counted cells. Clusters are drawn whole. Independent rows are drawn one by one
 * up to 2,000 of them; beyond that, or where rows of a cell differ in weight, each cell gets a Poisson number with the
 * mean and variance of its resampled weight, which differs from the multinomial only in the size of the sample.
 *
 * @param cells rows, Σ w and Σ w² of each cell
 * @param options.clustered whether to draw clusters
 * @returns a function that draws one sample
 */
export function resampleCells(
  cells: readonly ResampledCell[],
  { clustered }: { readonly clustered: boolean },
): Resample {
  if (clustered) return resampleClusters(cells)
  const rows = cells.reduce((sum, cell) => sum + cell.rows, 0)
  const alike = cells.every(({ rows: count, weight, weightSquares }) => isClose(count * weightSquares, weight ** 2))
  return alike && rows <= mostRowsDrawnOneByOne ? resampleRows(cells, rows) : resamplePoisson(cells)
}

function isClose(a: number, b: number): boolean {
  return Math.abs(a - b) <= 1e-9 * Math.max(a, b)
}

function resampleRows(cells: readonly ResampledCell[], rows: number): Resample {
  const owner = new Int32Array(rows)
  let from = 0
  cells.forEach((cell, index) => {
    owner.fill(index, from, from + cell.rows)
    from += cell.rows
  })
  const rowWeight = Float64Array.from(cells, ({ weight, rows: count }) => (count > 0 ? weight / count : 0))
  return (random, weights) => {
    weights.fill(0)
    for (let row = 0; row < rows; row++) {
      const cell = owner[Math.floor(random.next() * rows)] ?? 0
      weights[cell] = (weights[cell] ?? 0) + (rowWeight[cell] ?? 0)
    }
  }
}

function resamplePoisson(cells: readonly ResampledCell[]): Resample {
  const means = cells.map((cell) => (cell.weight > 0 ? cell.weight ** 2 / cell.weightSquares : 0))
  const scales = Float64Array.from(cells, (cell) => (cell.weight > 0 ? cell.weightSquares / cell.weight : 0))
  const samplers = new Map<number, PoissonCount>()
  for (const mean of means) if (!samplers.has(mean)) samplers.set(mean, poissonCount(mean))
  const counts = means.map((mean) => samplers.get(mean) ?? poissonCount(mean))
  return (random, weights) => {
    counts.forEach((count, cell) => (weights[cell] = count(random) * (scales[cell] ?? 0)))
  }
}

function resampleClusters(cells: readonly ResampledCell[]): Resample {
  const positions = new Map<number, number>()
  for (const { cluster } of cells) if (!positions.has(cluster)) positions.set(cluster, positions.size)
  const owner = Int32Array.from(cells, ({ cluster }) => positions.get(cluster) ?? 0)
  const clusters = positions.size
  const times = new Int32Array(clusters)
  return (random, weights) => {
    times.fill(0)
    for (let draw = 0; draw < clusters; draw++) {
      const cluster = Math.floor(random.next() * clusters)
      times[cluster] = (times[cluster] ?? 0) + 1
    }
    cells.forEach((cell, index) => (weights[index] = cell.weight * (times[owner[index] ?? 0] ?? 0)))
  }
}
