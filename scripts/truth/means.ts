import {
  beta,
  exponential,
  gamma,
  hull,
  jackknife,
  knownRangeMean,
  linearisedRatio,
  normal,
  ratioLimits,
  ratioOfSums,
  rootMeanSquare,
  rSquared,
  type Random,
} from '@plumb/stats'
import type { Cell, Method, Weakness } from './cell.ts'
import { clusteredRatio, crossed, drawn, meanOf, weightLaws } from './laws.ts'

const mean: Method = { what: 'a mean', by: 'hull', stated: 90.2 }
const clustered: Method = { what: 'a mean with clusters', by: 'hull', stated: 92.4 }
const weighted: Method = { what: 'a mean with weights', by: 'hull', stated: 92 }
const bounded: Method = { what: 'a mean with a known range', by: 'knownRangeMean', stated: 94.8 }
const boundedClusters: Method = { what: 'a mean with a known range, clustered', by: 'knownRangeMean', stated: 93 }
const ratio: Method = { what: 'a ratio of sums', by: 'ratioLimits', stated: 93.7 }
const root: Method = { what: 'root mean squared error', by: 'rootMeanSquare', stated: 93.6 }
const squared: Method = { what: 'R²', by: 'rSquared', stated: 89.9 }
const jackknifed: Method = { what: 'a jackknife of a ratio', by: 'jackknife', stated: 90 }

interface Law {
  readonly name: string
  readonly draw: (random: Random) => number
  readonly mean: number
  readonly weak?: Weakness
}

const tail = (stated: number): Weakness => ({ why: 'the tail that carries the mean is unseen', stated })
const laws: readonly Law[] = [
  { name: 'normal', draw: normal, mean: 0 },
  { name: 'exponential', draw: exponential, mean: 1 },
  { name: 'gamma 0.3', draw: (random) => gamma(random, 0.3), mean: 0.3 },
  { name: 'lognormal 1', draw: (random) => Math.exp(normal(random)), mean: Math.exp(0.5) },
  { name: 'lognormal 1.5', draw: (random) => Math.exp(1.5 * normal(random)), mean: Math.exp(1.125), weak: tail(85.7) },
  {
    name: '10% are 15 times as large',
    draw: (random) => (random.next() < 0.1 ? 15 : 1) * (1 + 0.1 * normal(random)),
    mean: 2.4,
    weak: tail(41.8),
  },
]

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

export const meanCells: readonly Cell[] = [
  ...crossed([10, 30, 100, 1000, 10_000], laws).map(([rows, { name, draw, mean: truth, weak }]): Cell => ({
    method: mean,
    where: `n ${rows}, ${name}`,
    truth,
    slow: rows > 1000 ? 10 : 1,
    ...weakness(weak ?? (rows < 30 && name !== 'normal' ? tail(87.7) : undefined)),
    study: { draw: (random) => hull(meanOf(drawn(rows, () => draw(random)))) },
  })),
  ...crossed([10, 30, 100, 300], [0.5, 1]).map(([clusters, spread]) => clusterCell(clusters, spread)),
  ...crossed([30, 200, 1000], Object.keys(weightLaws)).map(([rows, law]) => weightCell(rows, law)),
  ...crossed([5, 30, 100, 1000], bounds).map(([rows, { name, draw, mean: truth }]): Cell => ({
    method: bounded,
    where: `n ${rows}, ${name}`,
    truth,
    study: { draw: (random) => knownRangeMean(meanOf(drawn(rows, () => draw(random)))) },
  })),
  ...crossed([8, 30, 150], [0.5, 0.9, 0.98]).map(([clusters, truth]) => boundedClusterCell(clusters, truth)),
  ...crossed([20, 50, 200, 1000], [0.3, 0.9]).map(([rows, success]) => costCell(rows, success)),
  ...crossed([30, 100, 1000], [false, true]).flatMap(([rows, heavy]) => errorCells(rows, heavy)),
  ...[20, 100, 1000].map(jackknifeCell),
]

function weakness(weak: Weakness | undefined): Pick<Cell, 'weak'> {
  return weak === undefined ? {} : { weak }
}

/** Lognormal rows whose clusters have effects of this spread. */
function clusterCell(clusters: number, spread: number): Cell {
  return {
    method: clustered,
    where: `${clusters} clusters, lognormal effects ${spread}`,
    truth: Math.exp((0.5 ** 2 + spread ** 2) / 2),
    ...weakness(clusters < 100 && spread === 1 ? tail(88.3) : undefined),
    study: {
      draw: (random) =>
        hull(
          clusteredRatio(
            drawn(clusters, () => {
              const effect = spread * normal(random)
              const size = 1 + Math.floor(3 * exponential(random))
              const values = drawn(size, () => Math.exp(effect + 0.5 * normal(random)))
              return { numerator: values.reduce((a, b) => a + b, 0), denominator: size }
            }),
          ),
        ),
    },
  }
}

function weightCell(rows: number, law: string): Cell {
  const weight = weightLaws[law]!
  return {
    method: weighted,
    where: `n ${rows}, exponential, ${law}`,
    truth: 1,
    ...weakness(law === '1 in 20 weighs 30' && rows < 1000 ? { why: 'few rows weigh most', stated: 72 } : undefined),
    study: {
      draw: (random) => {
        const units = drawn(rows, () => ({ value: exponential(random), denominator: weight(random) }))
        const weighed = units.map(({ value, denominator }) => ({ numerator: value * denominator, denominator }))
        return hull(linearisedRatio(weighed, { unit: 'row' }))
      },
    },
  }
}

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

/** Every try costs, some succeed. */
function costCell(rows: number, success: number): Cell {
  return {
    method: ratio,
    where: `n ${rows}, cost exponential, success ${success}`,
    truth: 1 / success,
    study: {
      draw: (random) => {
        const units = drawn(rows, () => ({
          numerator: exponential(random),
          denominator: random.next() < success ? 1 : 0,
        }))
        return ratioLimits(ratioOfSums(units, { unit: 'row' }))
      },
    },
  }
}

/** Errors with variance 1 on labels with variance 4; heavy ones have 2% ten times as large. */
function errorCells(rows: number, heavy: boolean): readonly Cell[] {
  const scale = heavy ? 1 / Math.sqrt(0.98 + 0.02 * 100) : 1
  const error = (random: Random): number => scale * (heavy && random.next() < 0.02 ? 10 : 1) * normal(random)
  const where = `n ${rows}, ${heavy ? '2% of errors ten times as large' : 'normal errors'}`
  const more = (stated: number): Pick<Cell, 'weak'> => weakness(heavy ? tail(stated) : undefined)
  const squares = (random: Random): LinearisedSquares => {
    const points = drawn(rows, () => ({ error: error(random), label: 2 * normal(random) }))
    const centre = points.reduce((sum, { label }) => sum + label, 0) / rows
    return points.map((point) => ({ numerator: point.error ** 2, denominator: (point.label - centre) ** 2 }))
  }
  return [
    {
      method: root,
      where,
      truth: 1,
      ...more(42),
      study: { draw: (random) => rootMeanSquare(meanOf(squares(random).map(({ numerator }) => numerator))) },
    },
    {
      method: squared,
      where,
      truth: 0.75,
      ...more(59),
      study: { draw: (random) => rSquared(ratioOfSums(squares(random), { unit: 'row' })) },
    },
  ]
}

type LinearisedSquares = readonly { readonly numerator: number; readonly denominator: number }[]

function jackknifeCell(rows: number): Cell {
  return {
    method: jackknifed,
    where: `n ${rows}, exponential over 1 + exponential`,
    truth: 1 / 2,
    study: {
      draw: (random) => {
        const pairs = drawn(rows, () => [exponential(random), 1 + exponential(random)] as const)
        const top = pairs.reduce((sum, [a]) => sum + a, 0)
        const bottom = pairs.reduce((sum, [, b]) => sum + b, 0)
        return jackknife(
          top / bottom,
          pairs.map(([a, b]) => (top - a) / (bottom - b)),
        )
      },
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
