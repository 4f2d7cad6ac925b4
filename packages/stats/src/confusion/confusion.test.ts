import fc from 'fast-check'
import { expect, test } from 'vitest'
import { StatsError } from '../errors.ts'
import { linearisedRatio } from '../intervals/linearised-ratio.ts'
import { binomial } from '../random/binomial.ts'
import { createRandom } from '../random/random.ts'
import type { Limits, ShareSample } from '../sample.ts'
import type { ConfusionTable } from './confusion-table.ts'
import { balancedAccuracy } from './balanced-accuracy.ts'
import { f1Difference } from './f1-difference.ts'
import { f1Limits } from './f1.ts'
import { fBeta, fBetaLimits } from './f-beta.ts'
import { macroF1 } from './macro-f1.ts'
import { macroRecall } from './macro-recall.ts'
import { matthewsCorrelation } from './matthews-correlation.ts'
import reference from './reference/confusion.json' with { type: 'json' }

const random = createRandom('confusion')
const share = (yes: number, rows: number): ShareSample => ({ design: 'independent', yes, rows })

function expectLimits(got: Limits, wanted: Limits, digits: number): void {
  expect(got.low).toBeCloseTo(wanted.low, digits)
  expect(got.high).toBeCloseTo(wanted.high, digits)
}

function refusal(run: () => unknown): string | undefined {
  try {
    run()
  } catch (error) {
    if (error instanceof StatsError) return error.code
  }
  return undefined
}

test('f1Limits equals the recomputed numbers', () => {
  expect(reference.f1.length).toBeGreaterThan(0)
  for (const { input, expected } of reference.f1) {
    expectLimits(f1Limits(share(input.tp, input.tp + input.fn + input.fp)), expected, 9)
  }
})

test('fBeta equals the recomputed numbers', () => {
  for (const { input, expected } of reference.fBeta) {
    const { estimate, ...limits } = fBeta(input, { beta: input.beta })
    expect(estimate).toBeCloseTo(expected.estimate, 12)
    expectLimits(limits, expected, 9)
  }
})

test('balancedAccuracy equals the recomputed numbers', () => {
  for (const { input, expected } of reference.balancedAccuracy) {
    const { tp, fn, fp, tn } = input
    const { estimate, ...limits } = balancedAccuracy(share(tp, tp + fn), share(tn, tn + fp))
    expect(estimate).toBeCloseTo(expected.estimate, 12)
    expectLimits(limits, expected, 9)
  }
})

test('matthewsCorrelation is within the noise of 10,000 draws of a million draws', () => {
  for (const { input, expected } of reference.matthews) {
    const { estimate, limits } = matthewsCorrelation(input, { random })
    expect(estimate).toBeCloseTo(expected.estimate, 12)
    expect(Math.abs(limits().low - expected.low)).toBeLessThan(0.012)
    expect(Math.abs(limits().high - expected.high)).toBeLessThan(0.006)
  }
})

test('f1Difference is within the noise of 10,000 draws of a million draws', () => {
  for (const { input, expected } of reference.f1Difference) {
    const { estimate, limits } = f1Difference(input, { random })
    expect(estimate).toBeCloseTo(expected.estimate, 12)
    expect(Math.abs(limits().low - expected.low)).toBeLessThan(0.006)
    expect(Math.abs(limits().high - expected.high)).toBeLessThan(0.006)
  }
})

test('macroRecall and macroF1 equal the recomputed numbers and name the absent classes', () => {
  for (const { input, expected } of reference.macroRecall) {
    const { estimate, absent, ...limits } = macroRecall(input)
    expect(estimate).toBeCloseTo(expected.estimate, 12)
    expectLimits(limits, expected, 9)
    expect(absent).toEqual(input.flatMap((row, label) => (row.every((count) => count === 0) ? [label] : [])))
  }
  for (const { input, expected } of reference.macroF1) {
    const { estimate, ...limits } = macroF1(input)
    expect(estimate).toBeCloseTo(expected.estimate, 12)
    expectLimits(limits, expected, 9)
  }
})

test('point values equal scikit-learn to 1e-12', () => {
  for (const { table, f1, f2, matthews, balanced } of reference.scikit) {
    expect(Math.abs(fBeta(table).estimate - f1)).toBeLessThan(1e-12)
    expect(Math.abs(fBeta(table, { beta: 2 }).estimate - f2)).toBeLessThan(1e-12)
    expect(Math.abs(matthewsCorrelation(table, { random, draws: 10 }).estimate - matthews)).toBeLessThan(1e-12)
    const { estimate } = balancedAccuracy(share(table.tp, table.tp + table.fn), share(table.tn, table.tn + table.fp))
    expect(Math.abs(estimate - balanced)).toBeLessThan(1e-12)
  }
  for (const { table, recall, f1 } of reference.scikitMacro) {
    expect(Math.abs(macroRecall(table).estimate - recall)).toBeLessThan(1e-12)
    expect(Math.abs(macroF1(table).estimate - f1)).toBeLessThan(1e-12)
  }
})

test('macro averages give the published numbers of a table of 4 rows', () => {
  // Labels a, b, a, c predicted as a, a, a, c: macro recall 2/3 and F1 3/5 (Arize Phoenix, test_precision_recall.py).
  const table = [
    [2, 0, 0],
    [1, 0, 0],
    [0, 0, 1],
  ]
  expect(macroRecall(table).estimate).toBeCloseTo(2 / 3, 12)
  expect(macroF1(table).estimate).toBeCloseTo(0.6, 12)
})

const counts = fc.record({ tp: fc.nat(200), fn: fc.nat(60), fp: fc.nat(60), tn: fc.nat(400) })
const levels = [0.5, 0.8, 0.95, 0.999]

/** Limits hold the estimate, stay in their range and widen with the level. */
function expectNested(estimate: number, limitsAt: (confidence: number) => Limits, least: number): void {
  let before: Limits = { low: estimate, high: estimate }
  for (const confidence of levels) {
    const { low, high } = limitsAt(confidence)
    expect(low).toBeLessThanOrEqual(before.low + 1e-9)
    expect(high).toBeGreaterThanOrEqual(before.high - 1e-9)
    expect(low).toBeGreaterThanOrEqual(least)
    expect(high).toBeLessThanOrEqual(1)
    before = { low, high }
  }
}

test('intervals hold their estimate and are nested over levels', () => {
  fc.assert(
    fc.property(counts, fc.constantFrom(0.5, 1, 2), ({ tp, fn, fp, tn }, beta) => {
      const total = tp + fn + fp
      if (total > 0) {
        const { estimate } = fBeta({ tp, fn, fp }, { beta })
        expectNested(estimate, (confidence) => fBeta({ tp, fn, fp }, { beta, confidence }), 0)
        expectNested(fBeta({ tp, fn, fp }).estimate, (confidence) => f1Limits(share(tp, total), { confidence }), 0)
      }
      if (tp + fn === 0 || fp + tn === 0) return
      const at = (confidence: number): Limits =>
        balancedAccuracy(share(tp, tp + fn), share(tn, tn + fp), { confidence })
      expectNested((tp / (tp + fn) + tn / (tn + fp)) / 2, at, 0)
      if (tp + fp === 0 || fn + tn === 0) return
      const matthews = matthewsCorrelation({ tp, fn, fp, tn }, { random, draws: 200 })
      expectNested(matthews.estimate, (confidence) => matthews.limits({ confidence }), -1)
      const macro = (confidence: number): Limits =>
        macroF1(
          [
            [tp, fn],
            [fp, tn],
          ],
          { confidence },
        )
      expectNested(
        macroF1([
          [tp, fn],
          [fp, tn],
        ]).estimate,
        macro,
        0,
      )
    }),
    { numRuns: 60, seed: 11 },
  )
})

test('macro averages do not depend on the order of the classes', () => {
  const cell = fc.nat(20)
  const square = fc.array(fc.array(cell, { minLength: 4, maxLength: 4 }), { minLength: 4, maxLength: 4 })
  fc.assert(
    fc.property(square, (table) => {
      if (table.flat().every((count) => count === 0)) return
      const turned = table.toReversed().map((row) => row.toReversed())
      for (const measure of [macroRecall, macroF1]) {
        expectLimits(measure(turned), measure(table), 10)
        expect(measure(turned).absent.length).toBe(measure(table).absent.length)
      }
    }),
    { numRuns: 60, seed: 12 },
  )
})

test('a perfect table has a width and keeps its estimate', () => {
  const perfect = { tp: 9, fn: 0, fp: 0, tn: 14 }
  expect(fBeta(perfect, { beta: 2 }).high).toBe(1)
  expect(fBeta(perfect, { beta: 2 }).low).toBeLessThan(0.85)
  const { estimate, limits } = matthewsCorrelation(perfect, { random })
  expect(estimate).toBe(1)
  expect(limits().high).toBe(1)
  expect(limits().low).toBeLessThan(0.8)
})

test('matthewsCorrelation keeps structural zeros at 0', () => {
  const table = { tp: 9, fn: 3, fp: 0, tn: 14 }
  const free = matthewsCorrelation(table, { random: createRandom(1) }).limits()
  const structural = matthewsCorrelation(table, { random: createRandom(1), structuralZeros: ['fp'] }).limits()
  expect(structural.low).toBeGreaterThan(free.low)
})

test('f1Difference of a system with itself is about symmetric around 0', () => {
  const table = { pos11: 40, pos10: 3, pos01: 3, pos00: 9, neg11: 8, neg10: 2, neg01: 2, neg00: 60 }
  const { estimate, limits } = f1Difference(table, { random })
  expect(estimate).toBe(0)
  expect(limits().low + limits().high).toBeCloseTo(0, 1)
})

test('fBetaLimits reads clusters as any ratio of sums', () => {
  const units = Array.from({ length: 12 }, (_, cluster) => ({ numerator: 5 * (3 + (cluster % 3)), denominator: 30 }))
  const { low, high } = fBetaLimits({ design: 'ratio', ratio: linearisedRatio(units, { unit: 'cluster' }) })
  expect(low).toBeLessThan(2 / 3)
  expect(high).toBeGreaterThan(2 / 3)
})

test('undefined measures and bad input are refused with a code', () => {
  const none = { tp: 0, fn: 0, fp: 0 }
  expect(refusal(() => fBeta(none))).toBe('empty-denominator')
  expect(refusal(() => f1Limits(share(0, 0)))).toBe('empty-denominator')
  expect(refusal(() => fBeta({ tp: -1, fn: 0, fp: 2 }))).toBe('out-of-range')
  expect(refusal(() => fBeta({ tp: Number.NaN, fn: 0, fp: 2 }))).toBe('not-finite')
  expect(refusal(() => fBeta({ tp: 1, fn: 0, fp: 2 }, { beta: 0 }))).toBe('bad-option')
  expect(refusal(() => fBeta({ tp: 1, fn: 0, fp: 2 }, { confidence: 95 }))).toBe('bad-option')
  expect(refusal(() => balancedAccuracy(share(0, 0), share(3, 4)))).toBe('empty-denominator')
  expect(refusal(() => matthewsCorrelation({ ...none, tn: 5 }, { random }))).toBe('one-class')
  expect(refusal(() => matthewsCorrelation({ tp: 4, fn: 0, fp: 3, tn: 0 }, { random }))).toBe('empty-denominator')
  expect(refusal(() => matthewsCorrelation({ tp: 4, fn: 1, fp: 3, tn: 2 }, { random, draws: 0 }))).toBe('bad-option')
  expect(refusal(() => matthewsCorrelation({ tp: 4, fn: 1, fp: 3, tn: 2 }, { random }).limits({ confidence: 1 }))).toBe(
    'bad-option',
  )
  expect(refusal(() => macroRecall([[1, 2]]))).toBe('out-of-range')
  expect(
    refusal(() =>
      macroF1([
        [0, 0],
        [0, 0],
      ]),
    ),
  ).toBe('empty-denominator')
  const empty = { pos11: 0, pos10: 0, pos01: 0, pos00: 0, neg11: 0, neg10: 3, neg01: 0, neg00: 9 }
  expect(refusal(() => f1Difference(empty, { random }))).toBe('empty-denominator')
})

/** Shares of intervals wholly above and wholly below the truth. */
function misses(runs: number, interval: () => Limits | undefined, truth: number): { above: number; below: number } {
  let [above, below, all] = [0, 0, 0]
  for (let run = 0; run < runs; run++) {
    const limits = interval()
    if (!limits) continue
    all++
    above += Number(limits.low > truth)
    below += Number(limits.high < truth)
  }
  return { above: above / all, below: below / all }
}

function hasEveryLabel(table: readonly (readonly number[])[]): boolean {
  return table.every((row) => row.some((count) => count > 0))
}

function drawTable(n: number, prevalence: number, found: number, spared: number): ConfusionTable {
  const positives = binomial(random, n, prevalence)
  const tp = binomial(random, positives, found)
  const tn = binomial(random, n - positives, spared)
  return { tp, fn: positives - tp, fp: n - positives - tn, tn }
}

test.each([
  [30, 0.3, 0.9, 0.95],
  [150, 0.05, 0.7, 0.98],
  [400, 0.6, 0.99, 0.9],
])('F1, F2, balanced accuracy and Matthews miss rarely on each side (n %d, prevalence %d)', (n, pi, found, spared) => {
  const [tp, fn, fp, tn] = [pi * found, pi * (1 - found), (1 - pi) * (1 - spared), (1 - pi) * spared]
  const wrong = [
    misses(
      400,
      () => {
        const table = drawTable(n, pi, found, spared)
        const total = table.tp + table.fn + table.fp
        return total > 0 ? f1Limits(share(table.tp, total)) : undefined
      },
      (2 * tp) / (2 * tp + fn + fp),
    ),
    misses(
      400,
      () => {
        const table = drawTable(n, pi, found, spared)
        return table.tp + table.fn + table.fp > 0 ? fBeta(table, { beta: 2 }) : undefined
      },
      (5 * tp) / (5 * tp + 4 * fn + fp),
    ),
    misses(
      400,
      () => {
        const table = drawTable(n, pi, found, spared)
        if (table.tp + table.fn === 0 || table.fp + table.tn === 0) return undefined
        return balancedAccuracy(share(table.tp, table.tp + table.fn), share(table.tn, table.tn + table.fp))
      },
      (found + spared) / 2,
    ),
    misses(
      150,
      () => {
        const table = drawTable(n, pi, found, spared)
        if ([table.tp + table.fn, table.fp + table.tn, table.tp + table.fp, table.fn + table.tn].includes(0)) {
          return undefined
        }
        return matthewsCorrelation(table, { random, draws: 400 }).limits()
      },
      (tp * tn - fp * fn) / Math.sqrt((tp + fn) * (fp + tn) * (tp + fp) * (fn + tn)),
    ),
  ]
  for (const { above, below } of wrong) {
    expect(above).toBeLessThan(0.085)
    expect(below).toBeLessThan(0.085)
  }
})

test.each([
  [3, 60],
  [8, 240],
])('macro recall and macro F1 of %d classes miss rarely on each side at unequal prevalence', (k, n) => {
  const weights = Array.from({ length: k }, (_, index) => 1 / (index + 1))
  const sum = weights.reduce((total, one) => total + one, 0)
  const prevalence = weights.map((one) => one / sum)
  const error = 0.2
  const cell = (i: number, j: number): number => (prevalence[i] ?? 0) * (i === j ? 1 - error : error / (k - 1))
  const columns = prevalence.map((_, j) => prevalence.reduce((total, _one, i) => total + cell(i, j), 0))
  const f1s = prevalence.map((p, c) => (2 * cell(c, c)) / (p + (columns[c] ?? 0)))
  const truth = { recall: 1 - error, f1: f1s.reduce((total, one) => total + one, 0) / k }
  const draw = (): number[][] => {
    const table = prevalence.map(() => prevalence.map(() => 0))
    for (let row = 0; row < n; row++) {
      let [left, label] = [random.next(), 0]
      while (label < k - 1 && left >= (prevalence[label] ?? 0)) left -= prevalence[label++] ?? 0
      const wrong = (label + 1 + Math.floor(random.next() * (k - 1))) % k
      const to = random.next() < error ? wrong : label
      const line = table[label] ?? []
      line[to] = (line[to] ?? 0) + 1
    }
    return table
  }
  const pick = (measure: typeof macroF1) => (): Limits | undefined => {
    const table = draw()
    return hasEveryLabel(table) ? measure(table) : undefined
  }
  for (const { above, below } of [misses(300, pick(macroRecall), truth.recall), misses(300, pick(macroF1), truth.f1)]) {
    expect(above).toBeLessThan(0.07)
    expect(below).toBeLessThan(0.08)
  }
})

test('the paired F1 difference misses rarely on each side', () => {
  const cells = {
    pos11: 0.2,
    pos10: 0.05,
    pos01: 0.02,
    pos00: 0.03,
    neg11: 0.02,
    neg10: 0.02,
    neg01: 0.04,
    neg00: 0.62,
  }
  const truth = (2 * 0.25) / (0.3 + 0.29) - (2 * 0.22) / (0.3 + 0.28)
  const { above, below } = misses(
    200,
    () => {
      const table = { pos11: 0, pos10: 0, pos01: 0, pos00: 0, neg11: 0, neg10: 0, neg01: 0, neg00: 0 }
      for (let row = 0; row < 80; row++) {
        let left = random.next()
        for (const [name, chance] of Object.entries(cells)) {
          left -= chance
          if (left >= 0 && name !== 'neg00') continue
          table[name as keyof typeof table]++
          break
        }
      }
      return f1Difference(table, { random, draws: 400 }).limits()
    },
    truth,
  )
  expect(above).toBeLessThan(0.08)
  expect(below).toBeLessThan(0.08)
})
