import {
  exponential,
  gamma,
  hull,
  jackknife,
  linearisedRatio,
  normal,
  ratioLimits,
  ratioOfSums,
  type Random,
} from '@plumb/stats'
import type { Cell, Method, Weakness } from './cell.ts'
import { clusteredRatio, crossed, drawn, meanOf, weightLaws } from './laws.ts'
import { tail, weakness } from './weakness.ts'

const mean: Method = { what: 'a mean', by: 'hull', stated: 90.2 }
const clustered: Method = { what: 'a mean with clusters', by: 'hull', stated: 92.4 }
const weighted: Method = { what: 'a mean with weights', by: 'hull', stated: 92 }
const ratio: Method = { what: 'a ratio of sums', by: 'ratioLimits', stated: 93.7 }
const jackknifed: Method = { what: 'a jackknife of a ratio', by: 'jackknife', stated: undefined }

interface Law {
  readonly name: string
  readonly draw: (random: Random) => number
  readonly mean: number
  readonly weak?: Weakness
}

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
  ...crossed([20, 50, 200, 1000], [0.3, 0.9]).map(([rows, success]) => costCell(rows, success)),
  ...[20, 100, 1000].map(jackknifeCell),
]

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
