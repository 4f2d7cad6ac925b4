import fc from 'fast-check'
import { expect, test } from 'vitest'
import { averagePrecisionAtK } from './average-precision-at-k.ts'
import { hitAtK } from './hit-at-k.ts'
import { ndcg } from './ndcg.ts'
import { precisionAtK } from './precision-at-k.ts'
import { recallAtK } from './recall-at-k.ts'
import { reciprocalRank } from './reciprocal-rank.ts'
import reference from './reference/ranking-quality.json' with { type: 'json' }

const refusal = (code: string) => expect.objectContaining({ code })

test('ndcg is that of scikit-learn, with and without equal scores', () => {
  for (const { ranked, scores, k, gain, expected, noTies } of reference.ndcg) {
    const options = { k, gain: gain === 'linear' ? ('linear' as const) : ('exponential' as const) }
    expect(ndcg(ranked, { ...options, scores })).toBeCloseTo(expected, 12)
    expect(ndcg(ranked, options)).toBeCloseTo(noTies, 12)
  }
})

test('averagePrecisionAtK without a cut is the average precision of scikit-learn', () => {
  for (const { ranked, expected } of reference.averagePrecision) {
    expect(averagePrecisionAtK(ranked)).toBeCloseTo(expected, 12)
  }
})

test('means over users are those of Evidently, users without a relevant item counting 0', () => {
  const users = [
    [1, 0, 0],
    [0, 0, 0],
    [0, 0, 1],
  ]
  const mean = (measure: (ranked: readonly number[]) => number): number =>
    users.reduce((total, ranked) => total + (ranked.includes(1) ? measure(ranked) : 0), 0) / users.length
  const expected = [
    [averagePrecisionAtK, [0.3333, 0.3333, 0.4444]],
    [reciprocalRank, [0.3333, 0.3333, 0.4444]],
    [hitAtK, [0.3333, 0.3333, 0.6667]],
    [precisionAtK, [0.3333, 0.1667, 0.2222]],
    [recallAtK, [0.3333, 0.3333, 0.6667]],
  ] as const
  for (const [measure, wanted] of expected) {
    for (const [i, value] of wanted.entries())
      expect(mean((ranked) => measure(ranked, { k: i + 1 }))).toBeCloseTo(value, 4)
  }
})

test('the best order of all relevant items gets 1, and a better item higher up never lowers a measure', () => {
  const relevances = fc
    .array(fc.nat(3), { minLength: 2, maxLength: 12 })
    .filter((items) => items.some((item) => item > 0))
  fc.assert(
    fc.property(relevances, fc.integer({ min: 1, max: 12 }), fc.nat(10), (items, k, at) => {
      const best = items.toSorted((a, b) => b - a)
      expect(ndcg(best, { k })).toBeCloseTo(1, 12)
      expect(averagePrecisionAtK(best, { k })).toBeCloseTo(1, 12)
      expect(reciprocalRank(best, { k })).toBe(1)
      const place = at % (items.length - 1)
      const [first = 0, second = 0] = items.slice(place, place + 2)
      const raised = items.toSpliced(place, 2, Math.max(first, second), Math.min(first, second))
      for (const measure of [ndcg, averagePrecisionAtK, reciprocalRank, hitAtK, precisionAtK, recallAtK]) {
        expect(measure(raised, { k })).toBeGreaterThanOrEqual(measure(items, { k }) - 1e-12)
        expect(measure(items, { k })).toBeLessThanOrEqual(1)
      }
    }),
    { seed: 6, numRuns: 100 },
  )
})

test('with equal scores every measure is its mean over all orders of the ties', () => {
  const relevances = fc.array(fc.nat(1), { minLength: 1, maxLength: 6 }).filter((items) => items.includes(1))
  fc.assert(
    fc.property(
      relevances,
      fc.array(fc.nat(2), { minLength: 6, maxLength: 6 }),
      fc.integer({ min: 1, max: 7 }),
      (items, grades, k) => {
        const scores = grades.slice(0, items.length).toSorted((a, b) => b - a)
        const orders = ordersOf(items.map((_, i) => i)).filter((order) =>
          order.every((item, i) => scores[item] === scores[i]),
        )
        for (const measure of [ndcg, averagePrecisionAtK, reciprocalRank, hitAtK, precisionAtK, recallAtK]) {
          const total = orders.reduce(
            (sum, order) =>
              sum +
              measure(
                order.map((item) => items[item] ?? 0),
                { k },
              ),
            0,
          )
          expect(measure(items, { k, scores })).toBeCloseTo(total / orders.length, 12)
        }
      },
    ),
    { seed: 7, numRuns: 60 },
  )
})

function ordersOf(items: readonly number[]): readonly (readonly number[])[] {
  if (items.length === 0) return [[]]
  return items.flatMap((first) => ordersOf(items.filter((item) => item !== first)).map((rest) => [first, ...rest]))
}

test('relevant items that were not ranked lower recall, average precision and ndcg', () => {
  expect(recallAtK([1, 0, 1], { k: 3, relevant: 4 })).toBe(0.5)
  expect(averagePrecisionAtK([1, 0, 1], { relevant: 3 })).toBeCloseTo((1 + 2 / 3) / 3, 12)
  expect(averagePrecisionAtK([1, 1], { relevant: 9 })).toBe(1)
  expect(ndcg([1], { k: 2, judged: [1, 1] })).toBeCloseTo(1 / (1 + 1 / Math.log2(3)), 12)
})

test('places that were not filled are misses', () => {
  expect(precisionAtK([1], { k: 4 })).toBe(0.25)
  expect(precisionAtK([])).toBe(0)
  expect(hitAtK([], { k: 3 })).toBe(0)
  expect(reciprocalRank([])).toBe(0)
  expect(recallAtK([], { relevant: 2 })).toBe(0)
})

test('a query without a relevant item and a bad cut are refused', () => {
  for (const measure of [ndcg, averagePrecisionAtK, recallAtK]) {
    expect(() => measure([0, 0])).toThrow(refusal('empty-denominator'))
  }
  for (const measure of [ndcg, averagePrecisionAtK, recallAtK, precisionAtK, hitAtK, reciprocalRank]) {
    expect(() => measure([1, 0], { k: 0 })).toThrow(refusal('bad-option'))
    expect(() => measure([1, -1])).toThrow(refusal('out-of-range'))
    expect(() => measure([1, NaN])).toThrow(refusal('not-finite'))
  }
  expect(() => recallAtK([1, 1], { relevant: 1 })).toThrow(refusal('out-of-range'))
  expect(() => ndcg([1, 2], { scores: [1] })).toThrow(refusal('bad-option'))
  expect(() => ndcg([1, 2], { scores: [1, 2] })).toThrow(refusal('bad-option'))
  expect(() => ndcg([3, 2], { judged: [1] })).toThrow(refusal('bad-option'))
})
