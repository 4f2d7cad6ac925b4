import {
  correlatedDifference,
  hull,
  linearisedRatio,
  normal,
  quantileCorrelation,
  quantileLimits,
  weightedPairedDifference,
  winRate,
  type Limits,
  type LinearisedRatio,
  type OpenEstimate,
  type Random,
} from '@plumb/stats'
import type { Cell, Method } from './cell.ts'
import { clusteredRatio, clusterSizes, crossed, drawn, logistic, meanOf } from './laws.ts'
import { tail, weakness } from './weakness.ts'

const roots: Method = { what: 'a comparison on RMSE', by: 'hull', stated: 92.5 }
const quantiles: Method = { what: 'a comparison on a quantile of errors', by: 'correlatedDifference', stated: 93 }
const weighted: Method = { what: 'a comparison on a weighted share', by: 'weightedPairedDifference', stated: 96.5 }
const contestMethod: Method = { what: 'a comparison on win rate', by: 'correlatedDifference', stated: 95 }

/** Two errors of a row: what both share, and what each adds. */
type Errors = (random: Random) => readonly [number, number]

const spread =
  (own: number, factor: number): Errors =>
  (random) => {
    const common = normal(random)
    return [common + own * normal(random), factor * (common + own * normal(random))]
  }

export const comparisonCells: readonly Cell[] = [
  ...crossed([30, 100, 1000], [0.1, 1]).flatMap(([rows, own]) => [
    rootCell(rows, own, false),
    rootCell(rows, own, true),
    quantileCell(rows, own),
  ]),
  ...[15, 50, 200].map(clusteredRootCell),
  ...crossed([60, 200, 1000], [0.5, 1, 1.5]).map(([rows, sd]) => weightedCell(rows, sd)),
  ...[30, 300].map(contestCell),
]

/** Errors of the second are half as large again. */
function rootCell(rows: number, own: number, heavy: boolean): Cell {
  const law = spread(own, 1.5)
  const size = (random: Random): number => (heavy && random.next() < 0.02 ? 10 : 1)
  const variance = (1 + own ** 2) * (heavy ? 0.98 + 0.02 * 100 : 1)
  return {
    method: roots,
    where: `n ${rows}, own part ${own}, ${heavy ? '2% of errors ten times as large' : 'normal errors'}`,
    truth: -0.5 * Math.sqrt(variance),
    ...weakness(heavy ? tail(49) : undefined),
    study: {
      draw: (random) =>
        hull(
          rootsOf(
            drawn(rows, () => {
              const factor = size(random)
              const [a, b] = law(random)
              return [factor * a, factor * b]
            }),
          ),
        ),
    },
  }
}

/** What each row does to the difference of the two roots. */
function effectsOf(errors: readonly (readonly [number, number])[]): readonly number[] {
  const [a, b] = ([0, 1] as const).map((side) => meanOf(errors.map((pair) => pair[side] ** 2)).estimate)
  const part = (error: number, mean: number): number => (error ** 2 - mean) / (2 * Math.sqrt(mean))
  return errors.map(([x, y]) => Math.sqrt(a!) - Math.sqrt(b!) + part(x, a!) - part(y, b!))
}

function rootsOf(errors: readonly (readonly [number, number])[]): LinearisedRatio {
  return meanOf(effectsOf(errors))
}

function clusteredRootCell(clusters: number): Cell {
  return {
    method: roots,
    where: `${clusters} clusters of 1 to about 10, half of the spread theirs`,
    truth: -0.5 * Math.SQRT2,
    study: {
      draw: (random) => {
        const sizes = clusterSizes['sizes 1 to about 10']!(random, clusters)
        const errors = sizes.flatMap((size) => {
          const effect = normal(random)
          return drawn(size, () => [effect + normal(random), 1.5 * (effect + normal(random))] as const)
        })
        const effects = [...effectsOf(errors)]
        const units = sizes.map((size) => ({
          numerator: effects.splice(0, size).reduce((sum, one) => sum + one, 0),
          denominator: size,
        }))
        return hull(clusteredRatio(units))
      },
    },
  }
}

/** The median of |error|; that of a normal one is 0.6744898 standard deviations. */
function quantileCell(rows: number, own: number): Cell {
  const law = spread(own, 1.5)
  return {
    method: quantiles,
    where: `n ${rows}, median, own part ${own}`,
    truth: -0.5 * 0.6744897501960817 * Math.sqrt(1 + own ** 2),
    study: {
      draw: (random) => {
        const errors = drawn(rows, () => law(random))
        const sides = ([0, 1] as const).map((side) => errors.map((pair) => Math.abs(pair[side])))
        const [a, b] = sides.map(medianOf) as [OpenEstimate, OpenEstimate]
        const below = (i: number): readonly [number, number] => [
          Number(sides[0]![i]! <= a.estimate),
          Number(sides[1]![i]! <= b.estimate),
        ]
        const correlation = correlationOf(drawn(rows, below))
        return correlatedDifference(a, b, quantileCorrelation(correlation, rows, 0.5))
      },
    },
  }
}

function medianOf(values: readonly number[]): OpenEstimate {
  const buckets = values.toSorted((x, y) => x - y).map((value) => ({ low: value, high: value, value, rows: 1 }))
  return quantileLimits({ design: 'independent', buckets }, 0.5)
}

function correlationOf(pairs: readonly (readonly [number, number])[]): number {
  const mean = (side: 0 | 1): number => pairs.reduce((sum, pair) => sum + pair[side], 0) / pairs.length
  const [a, b] = [mean(0), mean(1)]
  const sum = (of: (x: number, y: number) => number): number =>
    pairs.reduce((total, [x, y]) => total + of(x - a, y - b), 0)
  const scale = Math.sqrt(sum((x) => x * x) * sum((_, y) => y * y))
  return scale > 0 ? Math.max(-1, Math.min(1, sum((x, y) => x * y) / scale)) : 0
}

/** 90% against 85%, three in five rows judged alike; what a row counts for is lognormal. */
function weightedCell(rows: number, sd: number): Cell {
  return {
    method: weighted,
    where: `n ${rows}, 90% against 85%, weights lognormal ${sd}`,
    truth: 0.05,
    study: {
      draw: (random) => {
        const pairs = drawn(rows, () => {
          const chance = random.next()
          const right = (rate: number): number => Number((random.next() < 0.6 ? chance : random.next()) < rate)
          return { gain: right(0.9) - right(0.85), weight: Math.exp(sd * normal(random)) }
        })
        const of = (value: (gain: number) => number): LinearisedRatio =>
          linearisedRatio(
            pairs.map(({ gain, weight }) => ({ numerator: weight * value(gain), denominator: weight })),
            { unit: 'row' },
          )
        return weightedPairedDifference({
          onlyA: of((gain) => Math.max(0, gain)),
          onlyB: of((gain) => Math.max(0, -gain)),
          difference: of((gain) => gain),
        })
      },
    },
  }
}

/** Three sides meet in pairs, a fifth of their contests tied; the lower number wins more often. */
function contestCell(contests: number): Cell {
  const wins = (by: number): number => 0.1 + 0.8 * logistic(by)
  return {
    method: contestMethod,
    where: `${contests} contests of three sides`,
    truth: (wins(1) + wins(2)) / 2 - (1 - wins(1) + wins(1)) / 2,
    study: { draw: (random) => contestsOf(random, contests) },
  }
}

function contestsOf(random: Random, contests: number): OpenEstimate {
  const results = drawn(contests, () => {
    const [first, second] = [
      [0, 1],
      [0, 2],
      [1, 2],
    ][Math.floor(3 * random.next())] as [number, number]
    const tied = random.next() < 0.2
    const won = random.next() < logistic(second - first)
    return { first, second, points: tied ? 0.5 : Number(won) }
  })
  const pointsOf = (side: number): readonly (number | undefined)[] =>
    results.map(({ first, second, points }) => (first === side ? points : second === side ? 1 - points : undefined))
  const limits = (side: number): Limits & { estimate: number } => {
    const own = pointsOf(side)
    const count = (wanted: number): number => own.filter((points) => points === wanted).length
    return winRate({ wins: count(1), losses: count(0), ties: count(0.5) })
  }
  const [a, b] = [limits(0), limits(1)]
  const effects = (side: number, share: number): readonly number[] => {
    const own = pointsOf(side)
    const meets = own.filter((points) => points !== undefined).length
    return own.map((points) => (points === undefined ? 0 : (points - share) / meets))
  }
  const [x, y] = [effects(0, a.estimate), effects(1, b.estimate)]
  const product = (one: readonly number[], other: readonly number[]): number =>
    one.reduce((sum, value, i) => sum + value * other[i]!, 0)
  const scale = Math.sqrt(product(x, x) * product(y, y))
  return correlatedDifference(a, b, scale > 0 ? Math.max(-1, Math.min(1, product(x, y) / scale)) : 0)
}
