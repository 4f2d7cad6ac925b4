import { expect, test } from 'vitest'
import { StatsError } from '../errors.ts'
import { betaCdf } from '../distributions/beta.ts'
import { binomialPmf } from '../distributions/binomial.ts'
import { chiSquareUpperTail } from '../distributions/chi-square.ts'
import { gammaCdf } from '../distributions/gamma.ts'
import { normalCdf } from '../distributions/normal.ts'
import { gammaKernel } from '../special/incomplete-gamma.ts'
import { beta } from './beta.ts'
import { binomial } from './binomial.ts'
import { exponential } from './exponential.ts'
import { gamma, logGammaVariate } from './gamma.ts'
import { multinomial } from './multinomial.ts'
import { normal } from './normal.ts'
import { poisson } from './poisson.ts'
import { createRandom } from './random.ts'

const draws = 20_000

/** √n times the Kolmogorov distance of draws from their law; above 2 with probability 0.07%. */
function kolmogorov(draw: () => number, cdf: (x: number) => number): number {
  const sorted = Float64Array.from({ length: draws }, draw).toSorted()
  const gaps = sorted.map((x, i) => Math.max(cdf(x) - i / draws, (i + 1) / draws - cdf(x)))
  return Math.sqrt(draws) * gaps.reduce((most, gap) => Math.max(most, gap))
}

/** p-value of a chi-square test of counts; cells of fewer than 5 expected are put together. */
function fit(draw: () => number, pmf: (k: number) => number): number {
  const counts = new Map<number, number>()
  for (let i = 0; i < draws; i++) {
    const k = draw()
    counts.set(k, (counts.get(k) ?? 0) + 1)
  }
  let [statistic, cells, restSeen, restExpected] = [0, 0, draws, draws]
  for (const [k, seen] of counts) {
    const expected = draws * pmf(k)
    if (expected < 5) continue
    statistic += (seen - expected) ** 2 / expected
    cells += 1
    restSeen -= seen
    restExpected -= expected
  }
  if (restExpected < 5) return chiSquareUpperTail(statistic, cells - 1)
  return chiSquareUpperTail(statistic + (restSeen - restExpected) ** 2 / restExpected, cells)
}

function stream(seed: number | string): number[] {
  const random = createRandom(seed)
  return Array.from({ length: 5 }, () => random.next())
}

test('createRandom repeats its stream for a seed and changes it with the seed', () => {
  expect(stream('claim')).toEqual(stream('claim'))
  expect(stream(7)).toEqual(stream('7'))
  expect(new Set(['', 'a', 'b', 'aa', 0, 1, 2, -1, 0.5].flatMap(stream)).size).toBe(45)
})

test('createRandom is uniform in [0, 1), also over the first numbers of neighbouring seeds', () => {
  const random = createRandom('uniform')
  expect(
    kolmogorov(
      () => random.next(),
      (x) => x,
    ),
  ).toBeLessThan(2)
  let seed = 0
  expect(
    kolmogorov(
      () => createRandom(seed++).next(),
      (x) => x,
    ),
  ).toBeLessThan(2)
})

test('consecutive numbers are independent of each other', () => {
  const random = createRandom('pairs')
  const cell = () => Math.floor(random.next() * 20) * 20 + Math.floor(random.next() * 20)
  expect(fit(cell, () => 1 / 400)).toBeGreaterThan(0.001)
})

test('normal and exponential follow their laws', () => {
  const random = createRandom('normal')
  expect(kolmogorov(() => normal(random), normalCdf)).toBeLessThan(2)
  expect(
    kolmogorov(
      () => exponential(random),
      (x) => -Math.expm1(-x),
    ),
  ).toBeLessThan(2)
})

test.each([0.05, 0.5, 1, 2.5, 400])('gamma follows its law at shape %f', (shape) => {
  const random = createRandom(`gamma ${shape}`)
  expect(
    kolmogorov(
      () => gamma(random, shape),
      (x) => gammaCdf(x, shape),
    ),
  ).toBeLessThan(2)
})

test('logGammaVariate stays finite where the draw underflows', () => {
  const random = createRandom('tiny shape')
  expect(Array.from({ length: 1000 }, () => logGammaVariate(random, 1e-5)).every(Number.isFinite)).toBe(true)
})

test.each([
  [0.5, 0.5],
  [0.02, 3],
  [1, 1],
  [46.5, 4.5],
])('beta follows its law at shapes %f, %f', (a, b) => {
  const random = createRandom(`beta ${a} ${b}`)
  expect(
    kolmogorov(
      () => beta(random, a, b),
      (x) => betaCdf(x, a, b),
    ),
  ).toBeLessThan(2)
})

test.each([
  [1, 0.3],
  [20, 0.02],
  [40, 0.5],
  [25, 0.41],
  [300, 0.97],
  [1000, 0.2],
  [1_000_000, 0.00001],
  [1_000_000, 0.00002],
])('binomial follows its law for n = %i, p = %f', (n, p) => {
  const random = createRandom(`binomial ${n} ${p}`)
  expect(
    fit(
      () => binomial(random, n, p),
      (k) => binomialPmf(k, n, p),
    ),
  ).toBeGreaterThan(0.001)
})

test('binomial is unbiased and as spread as it should be for a billion rows', () => {
  const random = createRandom('billion')
  const z = () => (binomial(random, 1e9, 0.3) - 3e8) / Math.sqrt(1e9 * 0.21)
  expect(kolmogorov(z, normalCdf)).toBeLessThan(2)
})

test.each([0.2, 9.5, 10, 60, 2500])('poisson follows its law at mean %f', (mean) => {
  const random = createRandom(`poisson ${mean}`)
  const pmf = (k: number) => (k === 0 ? Math.exp(-mean) : gammaKernel(mean, k) / k)
  expect(fit(() => poisson(random, mean), pmf)).toBeGreaterThan(0.001)
})

test('poisson of mean 0 is 0', () => {
  expect(poisson(createRandom(1), 0)).toBe(0)
})

test('multinomial splits every row, gives an empty cell none, and each cell its share', () => {
  const random = createRandom('multinomial')
  const sums = [0, 0, 0, 0]
  for (let i = 0; i < 2000; i++) {
    const counts = multinomial(random, 50, [3, 0, 6, 1])
    expect(counts.reduce((total, count) => total + count)).toBe(50)
    for (const [cell, count] of counts.entries()) sums[cell] = (sums[cell] ?? 0) + count
  }
  for (const [cell, share] of [0.3, 0, 0.6, 0.1].entries()) {
    const error = Math.sqrt((share * (1 - share)) / 100_000)
    expect(Math.abs((sums[cell] ?? 0) / 100_000 - share)).toBeLessThanOrEqual(3.5 * error)
  }
})

test('the samplers refuse what has no law', () => {
  const random = createRandom(1)
  for (const draw of [
    () => gamma(random, 0),
    () => gamma(random, Number.NaN),
    () => beta(random, 1, -1),
    () => binomial(random, 1.5, 0.5),
    () => binomial(random, 5, 1.1),
    () => poisson(random, -1),
    () => multinomial(random, 3, [0, 0]),
    () => multinomial(random, 3, [1, -1]),
  ]) {
    expect(draw).toThrow(StatsError)
  }
})
