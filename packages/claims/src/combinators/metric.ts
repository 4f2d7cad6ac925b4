import {
  driftBinOf,
  driftBins,
  kolmogorovSmirnov,
  totalVariation,
  wasserstein,
  type ChanceOptions,
  type DrawnEstimate,
} from '@plumb/stats'
import type { RandomFor, Sampled } from '../forms/measured.ts'
import type { SharedCells } from './shared-cells.ts'
import { rowsOf, worthOfGrowth } from './shared-size.ts'

type Distance = (cells: SharedCells, options: ChanceOptions) => DrawnEstimate

const distances: Readonly<Record<'total-variation' | 'kolmogorov-smirnov' | 'wasserstein', Distance>> = {
  'total-variation': ({ reference, current }, options) => totalVariation(reference, current, options),
  'kolmogorov-smirnov': ({ reference, current }, options) => kolmogorovSmirnov(reference, current, options),
  wasserstein: ({ reference, current, positions }, options) => wasserstein(reference, current, positions, options),
}

interface MeasuredMetric {
  readonly estimate: number
  /** What two samples of these sizes of one population differ by, at most, at a level. */
  readonly chance: (confidence: number) => number
  readonly most: number
  /** Rows of the reference and of the population that the claim is about. */
  readonly rows: readonly [number, number]
}

/** A distance that keeps the triangle inequality, give or take what chance alone shows. */
export function metric(statistic: keyof typeof distances, cells: SharedCells, n: number, random: RandomFor): Sampled {
  const distance = distances[statistic]
  const rows = [rowsOf(cells.reference), rowsOf(cells.current)] as const
  const { estimate } = distance(cells, { random: random('distance'), draws: 1 })
  const alike = distance(ofOnePopulation(cells, rows), { random: random('distance') })
  const chance = (confidence: number): number => alike.limits({ confidence }).high
  const most = statistic === 'wasserstein' ? cells.positions.at(-1)! - cells.positions[0]! : 1
  return sampledMetric({ estimate, chance, most, rows }, n)
}

function sampledMetric(measured: MeasuredMetric, n: number, grown = 1): Sampled {
  const { estimate, chance, most, rows } = measured
  const reach = (confidence: number): number => chance(confidence) / Math.sqrt(worthOfGrowth(rows, grown))
  return {
    estimate,
    n: n * grown,
    method: 'what chance shows between two draws of the pooled rows, on each side',
    limits: (confidence) => ({
      low: Math.max(0, estimate - reach(confidence)),
      high: Math.min(most, estimate + reach(confidence)),
    }),
    resized: (factor) => sampledMetric(measured, n, grown * factor),
    notes: [
      {
        code: 'by-chance',
        text: `Two samples like these of one population differ by up to ${Number(reach(0.95).toPrecision(2))} by chance alone.`,
      },
    ],
  }
}

/** Two samples of the same sizes that both have the shares of the pooled rows: their distance is 0, and chance the same. */
function ofOnePopulation(cells: SharedCells, [n, m]: readonly [number, number]): SharedCells {
  const { pooled, positions } = fewerCells(cells)
  const part = (rows: number): readonly number[] => pooled.map((count) => (count * rows) / (n + m))
  return { reference: part(n), current: part(m), positions }
}

/** Draws over more cells than this take long and show hardly more: chance passes what 128 show 3.0% of the time, not 2.5%. */
const mostCells = 128

/** Cells of a line are taken together, about equally many rows each, where there are many of them. */
function fewerCells({ reference, current, positions }: SharedCells): {
  readonly pooled: readonly number[]
  readonly positions: readonly number[]
} {
  const pooled = reference.map((rows, cell) => rows + current[cell]!)
  if (positions.length <= mostCells) return { pooled, positions }
  const bins = driftBins(
    positions.map((value, cell) => ({ value, rows: pooled[cell]! })),
    { bins: mostCells },
  )
  const sums = bins.map(() => ({ rows: 0, moment: 0 }))
  for (const [cell, position] of positions.entries()) {
    const sum = sums[driftBinOf(bins, position)]!
    sum.rows += pooled[cell]!
    sum.moment += pooled[cell]! * position
  }
  return { pooled: sums.map(({ rows }) => rows), positions: sums.map(({ rows, moment }) => moment / rows) }
}
