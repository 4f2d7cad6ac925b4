import fc from 'fast-check'
import { expect, test } from 'vitest'
import { multinomial } from '../random/multinomial.ts'
import { createRandom, type Random } from '../random/random.ts'
import { missShares } from '../testing/miss-shares.ts'
import { kolmogorovSmirnov } from './kolmogorov-smirnov.ts'
import reference from './reference/drift.json' with { type: 'json' }
import { totalVariation } from './total-variation.ts'
import { wasserstein } from './wasserstein.ts'

const refusal = (code: string) => expect.objectContaining({ code })
type Counts = readonly number[]
const indices = (counts: Counts): Counts => counts.map((_, cell) => cell)
const measures = {
  tv: totalVariation,
  ks: kolmogorovSmirnov,
  wasserstein: (before: Counts, after: Counts, options: { readonly random: Random; readonly draws?: number }) =>
    wasserstein(before, after, indices(before), options),
}

test('distances agree with scipy, and their reach with the quantile of 40,000 draws of numpy', () => {
  for (const { metrics, reference: before, current: after, positions } of reference.comparisons) {
    if (metrics === undefined) continue
    const options = () => ({ random: createRandom('reference') })
    for (const [found, wanted] of [
      [totalVariation(before, after, options()), metrics.tv],
      [kolmogorovSmirnov(before, after, options()), metrics.ks],
      [wasserstein(before, after, positions, options()), metrics.wasserstein],
    ] as const) {
      expect(found.estimate).toBeCloseTo(wanted.estimate, 12)
      const { low, high } = found.limits()
      expect(Math.abs((high - found.estimate) / wanted.chance - 1)).toBeLessThan(0.06)
      expect(low).toBeCloseTo(Math.max(0, 2 * found.estimate - high), 12)
    }
  }
})

/** Rows of two lists of values by distinct value. */
function byValue(x: Counts, y: Counts): { positions: Counts; before: Counts; after: Counts } {
  const positions = [...new Set([...x, ...y])].toSorted((a, b) => a - b)
  const count = (values: Counts): Counts => positions.map((p) => values.filter((value) => value === p).length)
  return { positions, before: count(x), after: count(y) }
}

test('with a cell a value the distances are the published ones of the rows', () => {
  const { x, y, expected } = reference.published.kolmogorovSmirnov
  const { before, after } = byValue(x, y)
  expect(kolmogorovSmirnov(before, after, { random: createRandom(1), draws: 10 }).estimate).toBeCloseTo(expected, 12)
  const to = (from: number, length = 100): Counts => Array.from({ length }, (_, i) => from + i)
  const alike = (value: number): Counts => Array.from({ length: 100 }, () => value)
  const cases = [
    [alike(1), alike(0)],
    [to(0), to(50)],
    [alike(10), alike(0)],
  ] as const
  for (const [index, [one, other]] of cases.entries()) {
    const { positions, ...rows } = byValue(one, other)
    const span = (positions.at(-1) ?? 0) - (positions[0] ?? 0)
    const scaled = positions.map((position) => position / span)
    const { estimate } = wasserstein(rows.before, rows.after, scaled, { random: createRandom(1), draws: 10 })
    expect(Math.abs(estimate - (reference.published.earthMovers.expected[index] ?? NaN))).toBeLessThan(0.01)
  }
})

const pairs = fc
  .array(fc.tuple(fc.nat(40), fc.nat(20)), { minLength: 2, maxLength: 6 })
  .map((cells) => [cells.map(([x]) => x), cells.map(([, y]) => y)] as const)
  .filter((samples) => samples.every((counts) => counts.some((rows) => rows > 0)))

test('limits hold the estimate, stay in range, have a width, nest over levels and repeat with the seed', () => {
  const property = fc.property(pairs, ([before, after]) => {
    for (const [name, measure] of Object.entries(measures)) {
      const draw = () => measure(before, after, { random: createRandom('same'), draws: 60 })
      const { estimate, limits } = draw()
      const [narrow, wide] = [limits({ confidence: 0.8 }), limits({ confidence: 0.99 })]
      const most = name === 'wasserstein' ? before.length - 1 : 1
      expect([0, wide.low, narrow.low, estimate, narrow.high, wide.high, most]).toEqual(
        [0, wide.low, narrow.low, estimate, narrow.high, wide.high, most].toSorted((a, b) => a - b),
      )
      expect(wide.high).toBeGreaterThan(wide.low)
      expect(draw().limits()).toEqual(limits())
      expect(measure(after, before, { random: createRandom(1), draws: 1 }).estimate).toBeCloseTo(estimate, 12)
    }
  })
  fc.assert(property, { seed: 1, numRuns: 60 })
})

test('equal shares are no distance, and rows that all fall in one cell leave room for what was not seen', () => {
  for (const measure of Object.values(measures)) {
    const equal = measure([30, 60, 10], [60, 120, 20], { random: createRandom(1), draws: 100 })
    expect(equal.estimate).toBe(0)
    expect(equal.limits().high).toBeGreaterThan(0)
    const { estimate, limits } = measure([100, 0], [50, 0], { random: createRandom(1), draws: 100 })
    expect(estimate).toBe(0)
    expect(limits().low).toBe(0)
    expect(limits().high).toBeCloseTo(1 - 0.025 ** (1 / 50), 12)
  }
})

const even = [1, 1, 1, 1, 1, 1]
const zipf = [60, 30, 20, 15, 12, 10]
test.each([
  ['no drift, 300 and 30 rows', even, even, [300, 30]],
  ['no drift, 1,000 and 400 rows', zipf, zipf, [1000, 400]],
  ['drift, 300 and 60 rows', zipf, even, [300, 60]],
] as const)('%s: the limits miss rarely on each side', (name, before, after, [n, m]) => {
  const random = createRandom(`metric drift ${name}`)
  for (const measure of Object.values(measures)) {
    const truth = measure(before, after, { random, draws: 1 }).estimate
    const missed = missShares(400, truth, () => {
      const samples = [multinomial(random, n, before), multinomial(random, m, after)] as const
      return measure(...samples, { random, draws: 120 }).limits()
    })
    expect(missed.above).toBeLessThanOrEqual(0.055)
    expect(missed.below).toBeLessThanOrEqual(0.055)
  }
})

test('a histogram may have more cells than a call has arguments', () => {
  const before = Array.from({ length: 200_000 }, (_, cell) => cell % 2)
  const after = before.map((rows) => 1 - rows)
  const { estimate } = kolmogorovSmirnov(before, after, { random: createRandom(1), draws: 1 })
  expect(estimate).toBeCloseTo(1 / 100_000, 12)
})

test('a distance is refused for one cell, no rows, bad positions and bad options', () => {
  const random = createRandom(1)
  for (const measure of Object.values(measures)) {
    expect(() => measure([5], [5], { random })).toThrow(refusal('one-cell'))
    expect(() => measure([5, 5], [0, 0], { random })).toThrow(refusal('too-few-values'))
    expect(() => measure([5, -1], [5, 5], { random })).toThrow(refusal('out-of-range'))
    expect(() => measure([5, 5], [5, 5], { random, draws: 0 })).toThrow(refusal('bad-option'))
    const { limits } = measure([5, 5], [5, 5], { random, draws: 10 })
    expect(() => limits({ confidence: 0 })).toThrow(refusal('bad-option'))
  }
  expect(() => wasserstein([1, 1], [1, 1], [0, 0], { random })).toThrow(refusal('bad-option'))
  expect(() => wasserstein([1, 1], [1, 1], [0], { random })).toThrow(refusal('bad-option'))
  expect(() => wasserstein([1, 1], [1, 1], [0, Infinity], { random })).toThrow(refusal('not-finite'))
})
