import fc from 'fast-check'
import { expect, test } from 'vitest'
import { binomial } from '../random/binomial.ts'
import { createRandom } from '../random/random.ts'
import type { Limits, ShareSample } from '../sample.ts'
import { gapByChance } from './gap-by-chance.ts'
import { gap } from './gap.ts'
import { parity } from './parity.ts'
import { clopperPearson } from './proportion.ts'
import reference from './reference/shares.json' with { type: 'json' }
import { worst } from './worst.ts'

const samples = (yes: readonly number[], rows: readonly number[]): ShareSample[] =>
  rows.map((n, group) => ({ design: 'independent', yes: yes[group] ?? 0, rows: n }))
const refusal = (code: string) => expect.objectContaining({ code })

test.each(reference.groups)('groups of $yes of $rows are the reference', (each) => {
  const groups = samples(each.yes, each.rows)
  for (const [got, wanted] of [
    [gap(groups), each.gap],
    [parity(groups), each.parity],
    [worst(groups, { better: 'higher' }), each.worst],
    [worst(groups, { better: 'lower' }), each.worstLower],
  ] as const) {
    expect(got.estimate).toBeCloseTo(wanted[0] ?? 0, 12)
    expect(got.low).toBeCloseTo(wanted[1] ?? 0, 7)
    expect(got.high).toBeCloseTo(wanted[2] ?? 0, 7)
  }
})

test('limits hold the estimate, stay in range and do not depend on the order of the groups', () => {
  const group = fc
    .tuple(fc.integer({ min: 1, max: 60 }), fc.nat(60))
    .map(([rows, yes]) => ({ rows, yes: yes % (rows + 1) }))
  fc.assert(
    fc.property(fc.array(group, { minLength: 2, maxLength: 6 }), (pairs) => {
      const groups = samples(
        pairs.map((each) => each.yes),
        pairs.map((each) => each.rows),
      )
      const measures = [
        gap,
        (all: ShareSample[]) => worst(all, { better: 'higher' }),
        (all: ShareSample[]) => worst(all, { better: 'lower' }),
        ...(pairs.some((each) => each.yes > 0) ? [parity] : []),
      ]
      for (const measure of measures) {
        const { estimate, low, high } = measure(groups)
        expect(low).toBeGreaterThanOrEqual(0)
        expect(high).toBeLessThanOrEqual(1)
        expect(low).toBeLessThanOrEqual(estimate + 1e-12)
        expect(high).toBeGreaterThanOrEqual(estimate - 1e-12)
        expect(measure(groups.toReversed())).toEqual({ estimate, low, high })
      }
    }),
    { seed: 1, numRuns: 60 },
  )
})

test('the worst of error rates mirrors the worst of accuracies', () => {
  const [rows, yes] = [
    [30, 50, 12],
    [3, 1, 2],
  ]
  const errors = worst(samples(yes, rows), { better: 'lower' })
  const right = worst(
    samples(
      rows.map((n, i) => n - (yes[i] ?? 0)),
      rows,
    ),
    { better: 'higher' },
  )
  expect(errors.estimate).toBeCloseTo(1 - right.estimate, 14)
  expect(errors.low).toBeCloseTo(1 - right.high, 14)
  expect(errors.high).toBeCloseTo(1 - right.low, 14)
})

test('the worst of a single group is that group', () => {
  expect(worst(samples([9], [10]), { better: 'higher' })).toEqual({ estimate: 0.9, ...clopperPearson(9, 10) })
})

/** Counts an interval that lies above the truth, and one that lies below it. */
function count(misses: number[], { low, high }: Limits, truth: number): void {
  if (low > truth + 1e-12) misses[0] = (misses[0] ?? 0) + 1
  if (high < truth - 1e-12) misses[1] = (misses[1] ?? 0) + 1
}

test.each([
  [
    [12, 25, 60, 300],
    [0.9, 0.9, 0.9, 0.9],
  ],
  [
    [50, 50],
    [0.5, 0.5],
  ],
  [
    [10, 15, 40, 150],
    [0.8, 0.95, 0.95, 0.95],
  ],
])('groups of %j rows at rates %j miss at most 4.5% on each side', (rows, rates) => {
  const random = createRandom(`groups ${rows.join(' ')}`)
  const [largest, smallest] = [Math.max(...rates), Math.min(...rates)]
  const misses = { gap: [0, 0], parity: [0, 0], worst: [0, 0] }
  const samplesDrawn = 400
  for (let i = 0; i < samplesDrawn; i++) {
    const groups = samples(
      rows.map((n, group) => binomial(random, n, rates[group] ?? 0)),
      rows,
    )
    count(misses.gap, gap(groups), largest - smallest)
    count(misses.parity, parity(groups), smallest / largest)
    count(misses.worst, worst(groups, { better: 'higher' }), smallest)
  }
  for (const sides of Object.values(misses)) expect(Math.max(...sides) / samplesDrawn).toBeLessThan(0.045)
})

test('gapByChance is the mean gap of equal groups, the same every time', () => {
  // |X − Y| of two binomials of 1 row at rate 1/2 is 1 half of the time.
  expect(Math.abs(gapByChance(samples([1, 0], [1, 1])) - 0.5)).toBeLessThan(0.04)
  // Two groups of n: the mean of |Z| is √(2 · 2 p q / (n π)).
  const groups = samples([500, 520], [1000, 1000])
  expect(Math.abs(gapByChance(groups) / Math.sqrt((4 * 0.25) / (1000 * Math.PI)) - 1)).toBeLessThan(0.05)
  expect(gapByChance(groups)).toBe(gapByChance(groups))
})

test('a comparison of one group, or a ratio to 0, is refused', () => {
  const one = samples([1], [2])
  expect(() => gap(one)).toThrow(refusal('one-group'))
  expect(() => parity(one)).toThrow(refusal('one-group'))
  expect(() => gapByChance(one)).toThrow(refusal('one-group'))
  expect(() => worst([], { better: 'higher' })).toThrow(refusal('one-group'))
  expect(() => parity(samples([0, 0], [5, 8]))).toThrow(refusal('empty-denominator'))
  expect(() => gap(samples([0, 1], [0, 8]))).toThrow(refusal('empty-denominator'))
  expect(() => gap(samples([1, 1], [8, 8]), { confidence: 95 })).toThrow(refusal('bad-option'))
})
