import {
  beta,
  exponential,
  linearisedRatio,
  normal,
  type LinearisedRatio,
  type Random,
  type ShareSample,
} from '@plumb/stats'

/** So many draws. */
export function drawn<T>(count: number, draw: (i: number) => T): T[] {
  return Array.from({ length: count }, (_, i) => draw(i))
}

/** Every pair of the two lists. */
export function crossed<A, B>(first: readonly A[], second: readonly B[]): (readonly [A, B])[] {
  return first.flatMap((a) => second.map((b) => [a, b] as const))
}

/** How many rows the clusters of a sample have. */
export const clusterSizes: Readonly<Record<string, (random: Random, clusters: number) => readonly number[]>> = {
  'one row each': (_random, clusters) => drawn(clusters, () => 1),
  'sizes 1 to about 10': (random, clusters) => drawn(clusters, () => 1 + Math.floor(3 * exponential(random))),
  'one cluster of 30%': (_random, clusters) =>
    drawn(clusters, (i) => (i === 0 ? Math.max(5, Math.round(clusters * 2)) : 5)),
  'a few hold most': (random, clusters) => drawn(clusters, () => Math.ceil(Math.exp(1.6 * normal(random)))),
}

/** The chance of a cluster: beta with this mean and correlation of its rows. */
export function clusterChance(random: Random, rate: number, icc: number): number {
  if (icc === 0) return rate
  const size = 1 / icc - 1
  return beta(random, rate * size, (1 - rate) * size)
}

export type WeightLaw = (random: Random) => number

export const weightLaws: Readonly<Record<string, WeightLaw>> = {
  'weights lognormal 1': (random) => Math.exp(normal(random)),
  '1 in 20 weighs 30': (random) => (random.next() < 0.05 ? 30 : 1),
}

/** A share of weighted independent rows. */
export function weightedShare(rows: readonly { readonly weight: number; readonly yes: boolean }[]): ShareSample {
  const units = rows.map(({ weight, yes }) => ({ numerator: yes ? weight : 0, denominator: weight }))
  return { design: 'ratio', ratio: linearisedRatio(units, { unit: 'row' }) }
}

/** A sum over each cluster, as one ratio. */
export function clusteredRatio(
  clusters: readonly { readonly numerator: number; readonly denominator: number }[],
): LinearisedRatio {
  return linearisedRatio(clusters, { unit: 'cluster' })
}

/** A mean of independent rows. */
export function meanOf(values: readonly number[]): LinearisedRatio {
  return linearisedRatio(
    values.map((value) => ({ numerator: value, denominator: 1 })),
    { unit: 'row' },
  )
}

/** The chance whose log odds these are. */
export function logistic(x: number): number {
  return 1 / (1 + Math.exp(-x))
}
