import {
  binomial,
  binomialPmf,
  clusteredPairedDifference,
  independentDifference,
  linearOfCells,
  multinomial,
  pairedDifference,
  winRate,
  type Limits,
  type Random,
  type ShareSample,
} from '@plumb/stats'
import type { Cell, Method, Outcome } from './cell.ts'
import { clusterChance, clusteredRatio, clusterSizes, crossed, drawn } from './laws.ts'

const independent: Method = { what: 'a change of shares', by: 'independentDifference', stated: 92.2 }
const clustered: Method = { what: 'a change of shares with clusters', by: 'independentDifference', stated: 94.7 }
const paired: Method = { what: 'a comparison on a share', by: 'pairedDifference', stated: 95.5 }
const pairedClusters: Method = {
  what: 'a comparison on a share with clusters',
  by: 'clusteredPairedDifference',
  stated: 94.3,
}
const wins: Method = { what: 'win rate with ties', by: 'winRate', stated: 95.5 }
const money: Method = { what: 'cost per 1,000', by: 'linearOfCells', stated: 94.5 }

const sizes = [
  [10, 10],
  [20, 200],
  [8, 60],
  [100, 100],
  [1000, 50],
  [10_000, 1000],
] as const
const ratePairs = [
  [0.5, 0.5],
  [0.9, 0.9],
  [0.98, 0.98],
  [0.03, 0.95],
  [0.9, 0.7],
  [0.999, 0.99],
] as const
/** Chances that only the first, and only the second, is right. */
const discordant = [
  [0.02, 0.02],
  [0.1, 0.1],
  [0.3, 0.3],
  [0.05, 0.01],
  [0.4, 0.1],
  [0.005, 0],
] as const

export const differenceCells: readonly Cell[] = [
  ...crossed(sizes, ratePairs).map(([[n1, n2], [p1, p2]]): Cell => ({
    method: independent,
    where: `n ${n1} and ${n2}, rates ${p1} and ${p2}`,
    truth: p1 - p2,
    study: { draw: (random) => independentDifference(share(random, n1, p1), share(random, n2, p2)) },
  })),
  ...crossed([10, 40, 150], [0.5, 0.9]).map(([clusters, rate]): Cell => ({
    method: clustered,
    where: `${clusters} and ${2 * clusters} clusters, rates ${rate} and 0.7, likeness 0.2`,
    truth: rate - 0.7,
    study: {
      draw: (random) =>
        independentDifference(clusterShare(random, clusters, rate), clusterShare(random, 2 * clusters, 0.7)),
    },
  })),
  ...crossed([10, 30, 100, 400, 5000], discordant).flatMap(([rows, [onlyA, onlyB]]): readonly Cell[] => {
    const where = `n ${rows}, ${onlyA} only A, ${onlyB} only B`
    return [
      {
        method: paired,
        where,
        truth: onlyA - onlyB,
        study: pairStudy(rows, onlyA, onlyB, (a, b) => pairedDifference({ onlyA: a, onlyB: b, pairs: rows })),
      },
      {
        method: wins,
        where,
        truth: (1 + onlyA - onlyB) / 2,
        study: pairStudy(rows, onlyA, onlyB, (a, b) => winRate({ wins: a, losses: b, ties: rows - a - b })),
      },
    ]
  }),
  ...crossed([8, 30, 150], [0.1, 0.4]).map(([clusters, icc]) => pairedClusterCell(clusters, icc)),
  ...crossed([100, 1000, 10_000], [0.0005, 0.005, 0.01, 0.1]).flatMap(([rows, missed]) => [
    moneyCell(rows, missed, [35, 4200]),
    moneyCell(rows, missed, [-20, 300]),
  ]),
]

/** All outcomes of few pairs, draws of many. */
function pairStudy(
  pairs: number,
  onlyA: number,
  onlyB: number,
  limits: (a: number, b: number) => Limits,
): Cell['study'] {
  if (pairs > 100) {
    return {
      draw: (random) => {
        const [a = 0, b = 0] = multinomial(random, pairs, [onlyA, onlyB, 1 - onlyA - onlyB])
        return limits(a, b)
      },
    }
  }
  const outcomes = (): readonly Outcome[] =>
    drawn(pairs + 1, (a) => {
      const first = binomialPmf(a, pairs, onlyA)
      const left = pairs - a
      return drawn(left + 1, (b) => {
        const chance = left === 0 ? 1 : binomialPmf(b, left, onlyB / (1 - onlyA))
        return { a, b, probability: first * chance }
      })
    })
      .flat()
      .filter(({ probability }) => probability > 1e-8)
      .map(({ a, b, probability }) => ({ probability, limits: limits(a, b) }))
  return { outcomes }
}

function share(random: Random, rows: number, rate: number): ShareSample {
  return { design: 'independent', yes: binomial(random, rows, rate), rows }
}

function clusterShare(random: Random, clusters: number, rate: number): ShareSample {
  const units = clusterSizes['sizes 1 to about 10']!(random, clusters).map((size) => ({
    numerator: binomial(random, size, clusterChance(random, rate, 0.2)),
    denominator: size,
  }))
  return { design: 'ratio', ratio: clusteredRatio(units) }
}

/** A is right in 85% and B in 80%, each with the chance of its cluster. */
function pairedClusterCell(clusters: number, icc: number): Cell {
  return {
    method: pairedClusters,
    where: `${clusters} clusters, 85% against 80%, likeness ${icc}`,
    truth: 0.05,
    study: {
      draw: (random) => {
        const units = clusterSizes['sizes 1 to about 10']!(random, clusters).map((size) => {
          const [a, b] = [clusterChance(random, 0.85, icc), clusterChance(random, 0.8, icc)]
          const right = drawn(size, () => Number(random.next() < a) - Number(random.next() < b))
          return { numerator: right.reduce<number>((sum, one) => sum + one, 0), denominator: size }
        })
        return clusteredPairedDifference(clusteredRatio(units))
      },
    },
  }
}

/** False alarms in 6% of rows, and misses, each at its price. */
function moneyCell(rows: number, missed: number, costs: readonly [number, number]): Cell {
  const chances = [0.06, missed]
  return {
    method: money,
    where: `n ${rows}, costs ${costs.join(' and ')}, ${100 * missed}% missed`,
    truth: costs[0] * 0.06 + costs[1] * missed,
    study: {
      draw: (random) => {
        const counts = multinomial(random, rows, [...chances, 1 - 0.06 - missed])
        return linearOfCells(costs, counts.slice(0, 2), rows)
      },
    },
  }
}
