import { exponential, normal, poisson, quantileLimits, type QuantileSample, type Random } from '@plumb/stats'
import type { Cell, Method } from './cell.ts'
import { crossed, drawn } from './laws.ts'

const ranks: Method = { what: 'a quantile', by: 'quantileLimits', stated: 94.2 }
const whole: Method = { what: 'a quantile of whole numbers', by: 'quantileLimits', stated: 95.8 }
const clustered: Method = { what: 'a quantile with clusters', by: 'quantileLimits', stated: 92.2 }
const weighted: Method = { what: 'a quantile with weights', by: 'quantileLimits', stated: 92 }

/** Quantiles of a Poisson with mean 5: the smallest value whose cumulated chance reaches the share. */
const poissonQuantiles: Readonly<Record<number, number>> = { 0.5: 5, 0.9: 8, 0.95: 9, 0.99: 11 }

export const quantileCells: readonly Cell[] = [
  ...crossed([20, 100, 1000, 3000], [0.5, 0.9, 0.95, 0.99]).flatMap(([rows, q]): readonly Cell[] => [
    {
      method: ranks,
      where: `n ${rows}, exponential, p${q * 100}`,
      truth: -Math.log(1 - q),
      slow: rows > 1000 ? 4 : 1,
      study: { draw: (random) => quantileLimits(histogram(drawn(rows, () => exponential(random))), q) },
    },
    {
      method: whole,
      where: `n ${rows}, Poisson 5, p${q * 100}`,
      truth: poissonQuantiles[q]!,
      study: { draw: (random) => quantileLimits(histogram(drawn(rows, () => poisson(random, 5))), q) },
    },
  ]),
  ...crossed([15, 50, 200], [0.5, 0.9]).flatMap(([units, q]): readonly Cell[] => [
    {
      method: clustered,
      where: `${units} clusters of 1 to about 10, half the variance between them, p${q * 100}`,
      truth: q === 0.5 ? 0 : 1.2815515655,
      slow: 2,
      study: { draw: (random) => quantileLimits(clusteredNormal(random, units), q) },
    },
    {
      method: weighted,
      where: `n ${2 * units}, weights lognormal 0.7, p${q * 100}`,
      truth: -Math.log(1 - q),
      study: { draw: (random) => quantileLimits(weightedExponential(random, 2 * units), q) },
    },
  ]),
]

function histogram(values: readonly number[]): QuantileSample {
  const rows = new Map<number, number>()
  for (const value of values) rows.set(value, (rows.get(value) ?? 0) + 1)
  const buckets = [...rows].toSorted(([a], [b]) => a - b)
  return {
    design: 'independent',
    buckets: buckets.map(([value, count]) => ({ low: value, high: value, rows: count, value })),
  }
}

function clusteredNormal(random: Random, units: number): QuantileSample {
  const clusters = drawn(units, () => {
    const effect = Math.SQRT1_2 * normal(random)
    return drawn(1 + Math.floor(3 * exponential(random)), () => effect + Math.SQRT1_2 * normal(random))
  })
  const values = clusters.flat().toSorted((a, b) => a - b)
  const at = new Map(values.map((value, i) => [value, i]))
  return {
    design: 'clustered',
    buckets: values.map((value) => ({ low: value, high: value, value })),
    clusters: clusters.map((own) => own.map((value) => ({ bucket: at.get(value)!, rows: 1 }))),
  }
}

function weightedExponential(random: Random, rows: number): QuantileSample {
  const drawnRows = drawn(rows, () => ({ value: exponential(random), weight: Math.exp(0.7 * normal(random)) }))
  return {
    design: 'weighted',
    buckets: drawnRows
      .toSorted((a, b) => a.value - b.value)
      .map(({ value, weight }) => ({ low: value, high: value, value, rows: 1, weight, weightSquares: weight ** 2 })),
  }
}
