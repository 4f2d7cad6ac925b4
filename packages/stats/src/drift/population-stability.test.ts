import fc from 'fast-check'
import { expect, test } from 'vitest'
import { multinomial } from '../random/multinomial.ts'
import { createRandom, type Random } from '../random/random.ts'
import { missShares } from '../testing/miss-shares.ts'
import type { DriftDistance } from './divergence-limits.ts'
import { jensenShannon } from './jensen-shannon.ts'
import { populationStability } from './population-stability.ts'
import reference from './reference/drift.json' with { type: 'json' }

const refusal = (code: string) => expect.objectContaining({ code })

test.each([
  ['populationStability', populationStability, 'psi'],
  ['jensenShannon', jensenShannon, 'js'],
] as const)('%s agrees with scipy, at three levels and with thin cells', (_name, distance, key) => {
  for (const each of reference.comparisons) {
    for (const { level, low, high } of each[key].limits) {
      const found = distance(each.reference, each.current, { confidence: level })
      expect(found.plugIn).toBeCloseTo(each[key].plugIn, 13)
      expect(found.byChance).toBeCloseTo(each[key].byChance, 13)
      expect(found.estimate).toBeCloseTo(Math.max(0, each[key].plugIn - each[key].byChance), 13)
      expect(found.low).toBeCloseTo(low, 9)
      expect(found.high === null).toBe(each[key].thin)
      expect(found.high ?? high).toBeCloseTo(high, 9)
    }
  }
})

test('bits and the distance transform every number of the Jensen-Shannon divergence', () => {
  const [before, after] = [
    [500, 300, 200],
    [40, 35, 25],
  ]
  const nats = jensenShannon(before, after)
  const told = jensenShannon(before, after, { unit: 'bits', form: 'distance' })
  for (const end of ['estimate', 'low', 'high', 'plugIn', 'byChance'] as const) {
    expect(told[end]).toBeCloseTo(Math.sqrt((nats[end] ?? NaN) / Math.LN2), 13)
  }
  expect(jensenShannon([900, 0], [0, 900], { unit: 'bits' }).high).toBe(1)
})

/** Counts of 2 to 8 cells in two samples, each with a row. */
const pairs = fc
  .array(fc.tuple(fc.nat(80), fc.nat(30)), { minLength: 2, maxLength: 8 })
  .map((cells) => [cells.map(([x]) => x), cells.map(([, y]) => y)] as const)
  .filter((samples) => samples.every((counts) => counts.some((rows) => rows > 0)))

test.each([
  ['populationStability', populationStability],
  ['jensenShannon', jensenShannon],
])(
  'limits of %s hold the estimate, have a width, nest over levels and do not depend on the order',
  (_name, distance) => {
    const property = fc.property(pairs, ([before, after]) => {
      const levels = [0.5, 0.8, 0.95, 0.999].map((confidence) => distance(before, after, { confidence }))
      for (const [i, { estimate, low, high }] of levels.entries()) {
        expect(low).toBeGreaterThanOrEqual(0)
        expect(low).toBeLessThanOrEqual(estimate)
        expect(high ?? Infinity).toBeGreaterThanOrEqual(estimate)
        expect(high ?? Infinity).toBeGreaterThan(low)
        expect(low).toBeLessThanOrEqual((levels[i - 1]?.low ?? Infinity) + 1e-12)
        expect(high ?? Infinity).toBeGreaterThanOrEqual((levels[i - 1]?.high ?? -Infinity) - 1e-12)
      }
      same(distance(before.toReversed(), after.toReversed()), distance(before, after))
      same(distance(after, before), distance(before, after))
    })
    fc.assert(property, { seed: 1, numRuns: 60 })
  },
)

function same(first: DriftDistance, second: DriftDistance): void {
  expect(first.estimate).toBeCloseTo(second.estimate, 12)
  expect(first.low).toBeCloseTo(second.low, 11)
  expect(first.high ?? -1).toBeCloseTo(second.high ?? -1, 11)
}

test('samples with equal shares show no drift, and how much they leave open shrinks with the rows', () => {
  const equal = [1, 10, 1000].map((times) => populationStability([300 * times, 100 * times], [30 * times, 10 * times]))
  for (const { estimate, low, high } of equal) {
    expect([estimate, low]).toEqual([0, 0])
    expect(high).toBeGreaterThan(0)
  }
  expect(equal[1]?.high).toBeLessThan(equal[0]?.high ?? 0)
  expect(equal[2]?.high).toBeLessThan(1e-3)
})

test('a planned scale keeps the estimate and narrows the limits as that many rows would', () => {
  const [before, after] = [
    [500, 300, 200, 90],
    [40, 35, 25, 30],
  ]
  const now = populationStability(before, after)
  const planned = populationStability(before, after, { scale: 40 })
  const [many, manyAfter] = [before, after].map((counts) => counts.map((rows) => rows * 40))
  const grown = populationStability(many ?? [], manyAfter ?? [])
  expect(planned.estimate).toBeCloseTo(now.estimate, 12)
  expect(planned.byChance).toBeCloseTo(grown.byChance, 12)
  const width = ({ low, high }: DriftDistance): number => (high ?? NaN) - low
  expect(width(planned) / width(grown)).toBeGreaterThan(0.8)
  expect(width(planned) / width(grown)).toBeLessThan(1.1)
  expect(populationStability(before, [5, 3, 2, 1]).high).toBeNull()
  expect(populationStability(before, [5, 3, 2, 1], { scale: 10 }).high).not.toBeNull()
})

const even = Array.from({ length: 10 }, () => 0.1)
const tilted = even.map((share, cell) => share * Math.exp((cell - 4.5) / 6))
const zipf = even.map((_, cell) => 1 / (cell + 1))

function shares(weights: readonly number[]): readonly number[] {
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  return weights.map((weight) => weight / total)
}

function trueDistances(before: readonly number[], after: readonly number[]): { psi: number; js: number } {
  const [a, b] = [shares(before), shares(after)]
  const kl = (p: readonly number[], q: readonly number[]): number =>
    p.reduce((sum, share, cell) => sum + share * Math.log(share / (q[cell] ?? 0)), 0)
  const middle = a.map((share, cell) => (share + (b[cell] ?? 0)) / 2)
  return { psi: kl(a, b) + kl(b, a), js: (kl(a, middle) + kl(b, middle)) / 2 }
}

function twoSamples(random: Random, laws: readonly [readonly number[], readonly number[]], [n, m]: [number, number]) {
  return [multinomial(random, n, laws[0]), multinomial(random, m, laws[1])] as const
}

test.each([
  ['no drift, equal cells, 250 and 40 rows', even, even, [250, 40]],
  ['no drift, 3,000 and 120 rows', even, even, [3000, 120]],
  ['no drift, Zipf cells, 200 and 200 rows', zipf, zipf, [200, 200]],
  ['drift, equal cells, 200 and 200 rows', even, tilted, [200, 200]],
  ['drift, 8,000 and 3,000 rows', even, tilted, [8000, 3000]],
  ['drift, Zipf cells, 30,000 and 600 rows', zipf, even, [30_000, 600]],
] as const)('%s: the limits miss rarely on each side', (name, before, after, [n, m]) => {
  const truth = trueDistances(before, after)
  for (const [distance, true_] of [
    [populationStability, truth.psi],
    [jensenShannon, truth.js],
  ] as const) {
    const random = createRandom(`drift ${name}`)
    const missed = missShares(300, true_, () => distance(...twoSamples(random, [before, after], [n, m])))
    expect(missed.above).toBeLessThanOrEqual(0.055)
    expect(missed.below).toBeLessThanOrEqual(0.055)
  }
})

test('without drift "at most 0.1" is held up by 1,000 rows a side and refused by almost no small sample', () => {
  const random = createRandom('at most 0.1')
  const verdicts = (n: number, m: number) =>
    Array.from({ length: 200 }, () => populationStability(...twoSamples(random, [even, even], [n, m])))
  const large = verdicts(1000, 1000).filter(({ high }) => high !== null && high <= 0.1)
  expect(large.length).toBeGreaterThanOrEqual(198)
  expect(verdicts(200, 50).filter(({ low }) => low > 0.1).length).toBeLessThanOrEqual(2)
})

test('an index of one cell, of different cells, of nothing or of bad counts is refused', () => {
  for (const distance of [populationStability, jensenShannon]) {
    expect(() => distance([5], [5])).toThrow(refusal('one-cell'))
    expect(() => distance([], [])).toThrow(refusal('one-cell'))
    expect(() => distance([5, 5], [5])).toThrow(refusal('bad-option'))
    expect(() => distance([5, 5], [0, 0])).toThrow(refusal('too-few-values'))
    expect(() => distance([0, 0], [1, 2])).toThrow(refusal('too-few-values'))
    expect(() => distance([5, -1], [5, 5])).toThrow(refusal('out-of-range'))
    expect(() => distance([5, NaN], [5, 5])).toThrow(refusal('not-finite'))
    expect(() => distance([5, 5], [5, 5], { confidence: 95 })).toThrow(refusal('bad-option'))
    expect(() => distance([5, 5], [5, 5], { scale: 0 })).toThrow(refusal('out-of-range'))
  }
})
