import {
  binomial,
  binomialPmf,
  clopperPearson,
  linearisedRatio,
  midP,
  normal,
  shareLimits,
  type Limits,
} from '@plumb/stats'
import type { Cell, Method, Outcome } from './cell.ts'
import { clusterChance, clusteredRatio, clusterSizes, crossed, drawn, weightedShare, weightLaws } from './laws.ts'

const rates = [0.001, 0.01, 0.05, 0.1, 0.3, 0.5, 0.7, 0.9, 0.95, 0.99, 0.999]
const exact: Method = { what: 'a share', by: 'clopperPearson', stated: 95 }
const part: Method = { what: 'mid-p, a part of other intervals', by: 'midP', stated: 91.7 }
const clustered: Method = { what: 'a share with clusters', by: 'shareLimits', stated: 93.2 }
const weighted: Method = { what: 'a share with weights', by: 'shareLimits', stated: 95.2 }
const both: Method = { what: 'a share with weights and clusters', by: 'shareLimits', stated: 94.4 }

export const shareCells: readonly Cell[] = [
  ...crossed([10, 30, 100, 1000, 10_000], rates).flatMap(([rows, rate]) => [
    exactCell(exact, rows, rate, clopperPearson),
    exactCell(part, rows, rate, midP),
  ]),
  ...crossed(crossed([5, 20, 100, 300], [0.02, 0.1, 0.5, 0.9, 0.98]), Object.keys(clusterSizes)).flatMap(
    ([[clusters, rate], sizes]) => [0, 0.1, 0.4].map((icc) => clusterCell(clusters, rate, sizes, icc)),
  ),
  ...crossed(crossed([30, 200, 2000], [0.02, 0.5, 0.9, 0.98]), Object.keys(weightLaws)).map(([[rows, rate], law]) =>
    weightCell(rows, rate, law),
  ),
  ...crossed([12, 40, 150], [0.05, 0.5, 0.95]).map(([clusters, rate]) => bothCell(clusters, rate)),
]

/** Every outcome of a binomial with a probability worth counting. */
export function exactCell(
  method: Method,
  rows: number,
  rate: number,
  limits: (yes: number, rows: number) => Limits,
): Cell {
  const outcomes = (): readonly Outcome[] =>
    drawn(rows + 1, (yes) => ({ yes, probability: binomialPmf(yes, rows, rate) }))
      .filter(({ probability }) => probability > 1e-9)
      .map(({ yes, probability }) => ({ probability, limits: limits(yes, rows) }))
  return { method, where: `n ${rows}, rate ${rate}`, truth: rate, study: { outcomes } }
}

function clusterCell(clusters: number, rate: number, sizes: string, icc: number): Cell {
  const extreme = rate < 0.05 || rate > 0.95
  const few = sizes === 'a few hold most' && icc > 0
  return {
    method: clustered,
    where: `${clusters} clusters, ${sizes}, rate ${rate}, likeness ${icc}`,
    truth: rate,
    ...(few || (extreme && icc > 0.3) ? { weak: { why: 'few clusters carry the event', stated: 72.4 } } : {}),
    study: {
      draw: (random) => {
        const units = clusterSizes[sizes]!(random, clusters).map((size) => ({
          numerator: binomial(random, size, clusterChance(random, rate, icc)),
          denominator: size,
        }))
        return shareLimits({ design: 'ratio', ratio: clusteredRatio(units) })
      },
    },
  }
}

function weightCell(rows: number, rate: number, law: string): Cell {
  const draw = weightLaws[law]!
  return {
    method: weighted,
    where: `n ${rows}, rate ${rate}, ${law}`,
    truth: rate,
    slow: rows > 1000 ? 4 : 1,
    study: {
      draw: (random) =>
        shareLimits(weightedShare(drawn(rows, () => ({ weight: draw(random), yes: random.next() < rate })))),
    },
  }
}

function bothCell(clusters: number, rate: number): Cell {
  return {
    method: both,
    where: `${clusters} clusters, sizes 1 to about 10, rate ${rate}, likeness 0.2, weights lognormal 1`,
    truth: rate,
    study: {
      draw: (random) => {
        const rows = clusterSizes['sizes 1 to about 10']!(random, clusters).map((size) => {
          const chance = clusterChance(random, rate, 0.2)
          return drawn(size, () => ({ weight: Math.exp(normal(random)), yes: random.next() < chance }))
        })
        const units = rows.map((cluster) => ({
          numerator: cluster.reduce((sum, { weight, yes }) => sum + (yes ? weight : 0), 0),
          denominator: cluster.reduce((sum, { weight }) => sum + weight, 0),
        }))
        const weights = rows.flat().map(({ weight }) => weight)
        const kish = weights.reduce((a, b) => a + b, 0) ** 2 / weights.reduce((a, b) => a + b * b, 0)
        return shareLimits({ design: 'ratio', ratio: linearisedRatio(units, { unit: 'cluster', kish }) })
      },
    },
  }
}
