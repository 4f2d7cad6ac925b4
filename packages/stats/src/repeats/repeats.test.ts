import { expect, test } from 'vitest'
import { clopperPearson } from '../intervals/proportion.ts'
import { beta } from '../random/beta.ts'
import { binomial } from '../random/binomial.ts'
import { createRandom } from '../random/random.ts'
import { missShares } from '../testing/miss-shares.ts'
import { flakyShare } from './flaky-share.ts'
import { passAll, passAt } from './pass-at.ts'
import { passRate } from './pass-rate.ts'
import reference from './reference/repeats.json' with { type: 'json' }

const refusal = (code: string) => expect.objectContaining({ code })

test('passAt and passAll are the shares of all choices of k runs', () => {
  for (const { runs, passes, k, any, all } of reference) {
    expect(passAt(runs, passes, k)).toBeCloseTo(any, 12)
    expect(passAll(runs, passes, k)).toBeCloseTo(all, 12)
  }
})

test('one try is the share of passes; more tries help any and hurt all', () => {
  for (let passes = 0; passes <= 200; passes += 1) {
    expect(passAt(200, passes, 1)).toBeCloseTo(passes / 200, 12)
    expect(passAll(200, passes, 1)).toBeCloseTo(passes / 200, 12)
    expect(passAt(200, passes, 100)).toBeGreaterThanOrEqual(passAt(200, passes, 10))
    expect(passAll(200, passes, 100)).toBeLessThanOrEqual(passAll(200, passes, 10))
    expect(passAt(200, passes, 7)).toBeCloseTo(1 - passAll(200, 200 - passes, 7), 12)
  }
})

test('passAt and passAll are unbiased: their mean over samples is the chance itself', () => {
  const [runs, rate, k] = [6, 0.3, 3]
  const choose = (n: number, c: number): number => (c === 0 ? 1 : (choose(n - 1, c - 1) * n) / c)
  let [any, all] = [0, 0]
  for (let passes = 0; passes <= runs; passes += 1) {
    const chance = choose(runs, passes) * rate ** passes * (1 - rate) ** (runs - passes)
    any += chance * passAt(runs, passes, k)
    all += chance * passAll(runs, passes, k)
  }
  expect(any).toBeCloseTo(1 - (1 - rate) ** k, 12)
  expect(all).toBeCloseTo(rate ** k, 12)
})

test('passRate is the mean over cases, counted or listed', () => {
  const counted = [
    { runs: 4, passes: 4, cases: 6 },
    { runs: 4, passes: 2, cases: 3 },
    { runs: 5, passes: 0 },
  ]
  const listed = counted.flatMap(({ runs, passes, cases = 1 }) =>
    Array.from({ length: cases }, () => ({ runs, passes })),
  )
  for (const of of ['any', 'all'] as const) {
    const rate = passRate(counted, { k: 2, of })
    expect(rate.estimate).toBeCloseTo((6 + 3 * (of === 'any' ? passAt : passAll)(4, 2, 2)) / 10, 12)
    for (const end of ['estimate', 'low', 'high'] as const) {
      expect(passRate(listed, { k: 2, of })[end]).toBeCloseTo(rate[end], 10)
    }
    expect(rate.low).toBeLessThan(rate.estimate)
    expect(rate.high).toBeGreaterThan(rate.estimate)
  }
})

test('passRate of cases that all pass is 1 with a lower limit', () => {
  const rate = passRate([{ runs: 3, passes: 3, cases: 40 }], { k: 3, of: 'all' })
  expect(rate).toEqual({ estimate: 1, ...clopperPearson(40, 40) })
})

test('passRate keeps its level over cases that differ', () => {
  const random = createRandom('pass rate')
  const cases = () => Array.from({ length: 30 }, () => ({ runs: 4, passes: binomial(random, 4, beta(random, 2, 1)) }))
  // For a beta(2, 1) rate p the mean of p² is 1/2, and of 1 − (1 − p)² it is 5/6.
  const all = missShares(400, 1 / 2, () => passRate(cases(), { k: 2, of: 'all' }))
  const any = missShares(400, 5 / 6, () => passRate(cases(), { k: 2, of: 'any' }))
  for (const misses of [all, any]) expect(Math.max(misses.above, misses.below)).toBeLessThan(0.05)
})

test('flakyShare counts cases whose runs disagree among those with two runs', () => {
  const cases = [
    { runs: 3, passes: 2, cases: 2 },
    { runs: 2, passes: 0, cases: 5 },
    { runs: 4, passes: 4, cases: 13 },
    { runs: 1, passes: 1, cases: 80 },
  ]
  expect(flakyShare(cases)).toEqual({ estimate: 0.1, ...clopperPearson(2, 20) })
})

test('what the runs cannot tell is refused', () => {
  expect(() => passAt(4, 2, 5)).toThrow(refusal('too-few-values'))
  expect(() => passAll(4, 2, 0)).toThrow(refusal('bad-option'))
  expect(() => passAt(4, 5, 2)).toThrow(refusal('out-of-range'))
  expect(() => passAt(4, 1.5, 2)).toThrow(refusal('out-of-range'))
  expect(() => passRate([], { k: 1, of: 'any' })).toThrow(refusal('too-few-values'))
  expect(() => passRate([{ runs: 2, passes: 1 }], { k: 3, of: 'any' })).toThrow(refusal('too-few-values'))
  expect(() => passRate([{ runs: 2, passes: 1 }], { k: 1, of: 'any', confidence: 95 })).toThrow(refusal('bad-option'))
  expect(() => flakyShare([{ runs: 1, passes: 1 }])).toThrow(refusal('empty-denominator'))
  expect(() => flakyShare([{ runs: 2, passes: 1, cases: -1 }])).toThrow(refusal('out-of-range'))
})
