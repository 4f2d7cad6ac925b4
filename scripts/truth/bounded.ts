import { beta, exponential, knownRangeMean, type Random } from '@plumb/stats'
import type { Cell, Method } from './cell.ts'
import { clusteredRatio, crossed, drawn, meanOf } from './laws.ts'
import { weakness } from './weakness.ts'

const bounded: Method = { what: 'a mean with a known range', by: 'knownRangeMean', stated: 94.8 }
const boundedClusters: Method = { what: 'a mean with a known range, clustered', by: 'knownRangeMean', stated: 93 }

interface Law {
  readonly name: string
  readonly draw: (random: Random) => number
  readonly mean: number
}

const bounds: readonly Law[] = [
  {
    name: 'grades',
    draw: (random) => [0, 0.25, 0.5, 0.75, 1][Math.floor(5 * random.next() ** 0.6)]!,
    mean: gradeMean(),
  },
  { name: 'squared errors of chances', draw: squaredError, mean: squaredErrorMean() },
  { name: '2% disasters', draw: (random) => (random.next() < 0.02 ? 0 : 0.9), mean: 0.882 },
  { name: 'all near 0.85', draw: (random) => beta(random, 30, 5), mean: 30 / 35 },
]

export const boundedCells: readonly Cell[] = [
  ...crossed([5, 30, 100, 1000], bounds).map(([rows, { name, draw, mean: truth }]): Cell => ({
    method: bounded,
    where: `n ${rows}, ${name}`,
    truth,
    study: { draw: (random) => knownRangeMean(meanOf(drawn(rows, () => draw(random)))) },
  })),
  ...crossed([8, 30, 150], [0.5, 0.9, 0.98]).map(([clusters, truth]) => boundedClusterCell(clusters, truth)),
]

function boundedClusterCell(clusters: number, truth: number): Cell {
  return {
    method: boundedClusters,
    where: `${clusters} clusters, beta effects around ${truth}`,
    truth,
    ...weakness(truth > 0.95 ? { why: 'few clusters carry the event', stated: 87.5 } : undefined),
    study: {
      draw: (random) =>
        knownRangeMean(
          clusteredRatio(
            drawn(clusters, () => {
              const centre = beta(random, 8 * truth, 8 * (1 - truth))
              const size = 1 + Math.floor(3 * exponential(random))
              const values = drawn(size, () => (random.next() < centre ? 1 : 0))
              return { numerator: values.reduce<number>((a, b) => a + b, 0), denominator: size }
            }),
          ),
        ),
    },
  }
}

function gradeMean(): number {
  // the chance of a grade above i/4 is 1 − ((i + 1) / 5)^(1 / 0.6)
  return [1, 2, 3, 4].reduce((sum, i) => sum + 0.25 * (1 - (i / 5) ** (1 / 0.6)), 0)
}

/** A calibrated chance, and its squared error. */
function squaredError(random: Random): number {
  const chance = beta(random, 0.5, 2)
  return ((random.next() < chance ? 1 : 0) - chance) ** 2
}

/** E[p (1 − p)] of beta(0.5, 2). */
function squaredErrorMean(): number {
  const [a, b] = [0.5, 2]
  return (a * b) / ((a + b) * (a + b + 1))
}
