import { expect, test } from 'vitest'
import { normal } from '../random/normal.ts'
import { createRandom } from '../random/random.ts'
import { missShares } from '../testing/miss-shares.ts'
import { countedMean } from './counted-mean.ts'
import { linearisedRatio } from './linearised-ratio.ts'
import { hull } from './mean.ts'
import { rSquared } from './r-squared.ts'
import { ratioOfSums } from './ratio-of-sums.ts'
import { rootMeanSquare } from './root-mean-square.ts'

const refusal = (code: string) => expect.objectContaining({ code })
const sampleOf = (values: readonly number[]) =>
  linearisedRatio(
    values.map((numerator) => ({ numerator, denominator: 1 })),
    { unit: 'row' },
  )

function rSquaredOf(labels: readonly number[], errors: readonly number[]) {
  const mean = labels.reduce((total, label) => total + label, 0) / labels.length
  return rSquared(
    ratioOfSums(
      labels.map((label, i) => ({ numerator: (errors[i] ?? 0) ** 2, denominator: (label - mean) ** 2 })),
      { unit: 'row' },
    ),
  )
}

test('countedMean is the mean of the values one by one', () => {
  const counted = countedMean([
    { value: 0.2, count: 3 },
    { value: 1, count: 2 },
    { value: 9, count: 0 },
  ])
  const listed = sampleOf([0.2, 0.2, 0.2, 1, 1])
  expect(counted).toMatchObject({ unit: 'row', units: 5, denominator: 5, squaredDenominators: 5, kish: 5 })
  for (const key of ['estimate', 'squares', 'cubes', 'fourths'] as const) {
    expect(counted[key]).toBeCloseTo(listed[key], 12)
  }
  expect(() => countedMean([])).toThrow(refusal('too-few-values'))
  expect(() => countedMean([{ value: 1, count: -1 }])).toThrow(refusal('out-of-range'))
  expect(() => countedMean([{ value: NaN, count: 1 }])).toThrow(refusal('not-finite'))
})

test('rootMeanSquare is the root of the mean square and of its limits, not below 0', () => {
  const squares = sampleOf([1, 4, 9, 1, 4, 25, 1, 0, 4])
  const { estimate, low, high } = rootMeanSquare(squares)
  expect(estimate ** 2).toBeCloseTo(49 / 9, 12)
  expect(low ** 2).toBeCloseTo(Math.max(0, hull(squares).low), 12)
  expect(high ** 2).toBeCloseTo(hull(squares).high, 12)
  expect(rootMeanSquare(sampleOf([0, 0, 0, 9])).low).toBe(0)
  expect(() => rootMeanSquare(sampleOf([4, 4, 4]))).toThrow(refusal('no-variation'))
})

test('rSquared equals 1 − the ratio of the two sums of squares, at most 1', () => {
  const [labels, errors] = [
    [3, -0.5, 2, 7],
    [0.5, -0.5, 0, -1],
  ]
  const { estimate, low, high } = rSquaredOf(labels, errors)
  // The example of scikit-learn's r2_score.
  expect(estimate).toBeCloseTo(0.9486081370449679, 12)
  expect(low).toBeLessThan(estimate)
  expect(high).toBeGreaterThan(estimate)
  expect(high).toBeLessThanOrEqual(1)
  expect(() => rSquaredOf(labels, [0, 0, 0, 0])).toThrow(refusal('no-variation'))
  expect(() => rSquaredOf([2, 2, 2], [1, 0, 1])).toThrow(refusal('empty-denominator'))
})

test('rootMeanSquare and rSquared keep their level for normal errors', () => {
  const random = createRandom('regression')
  const draw = (rows: number): number[] => Array.from({ length: rows }, () => normal(random))
  const root = missShares(400, 1, () => rootMeanSquare(sampleOf(draw(40).map((error) => error ** 2))))
  // Label = prediction + error, both of variance 1: R² is 1/2.
  const squared = missShares(400, 1 / 2, () => {
    const errors = draw(60)
    return rSquaredOf(
      draw(60).map((prediction, i) => prediction + (errors[i] ?? 0)),
      errors,
    )
  })
  expect(root.above + root.below).toBeLessThan(0.08)
  expect(squared.above + squared.below).toBeLessThan(0.09)
})
