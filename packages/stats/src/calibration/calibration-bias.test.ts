import { expect, test } from 'vitest'
import { hull } from '../intervals/mean.ts'
import { linearisedRatio } from '../intervals/linearised-ratio.ts'
import { createRandom } from '../random/random.ts'
import { missShares } from '../testing/miss-shares.ts'
import { calibrationBias } from './calibration-bias.ts'

const ratioOf = (gaps: readonly number[]): ReturnType<typeof linearisedRatio> =>
  linearisedRatio(
    gaps.map((numerator) => ({ numerator, denominator: 1 })),
    { unit: 'row' },
  )

test('calibrationBias is the hull of label minus score where rows vary', () => {
  const gaps = Array.from({ length: 40 }, (_, i) => (i % 3 === 0 ? 1 : 0) - ((i * 7) % 40) / 40)
  const { estimate, low, high } = calibrationBias(ratioOf(gaps))
  expect(estimate).toBeCloseTo(gaps.reduce((a, b) => a + b, 0) / 40, 12)
  expect({ low, high }).toEqual(hull(ratioOf(gaps)))
})

test('without an event calibrationBias leaves open what so many rows cannot show', () => {
  const { estimate, low, high } = calibrationBias(ratioOf(Array.from({ length: 40 }, () => -0.01)))
  expect(estimate).toBeCloseTo(-0.01, 12)
  expect(high).toBeCloseTo(-0.01 + 1 - 0.025 ** (1 / 40), 9)
  expect(low).toBeCloseTo(-0.01 - (1 - 0.025 ** (1 / 40)), 9)
})

test('calibrationBias refuses one row', () => {
  expect(() => calibrationBias(ratioOf([0.5]))).toThrow(expect.objectContaining({ code: 'too-few-values' }))
})

test.each([
  ['scores of all sizes', 40, 1, 0],
  ['scores a tenth too low', 100, 0.8, 0.1],
  ['rare events', 60, 0.06, 0],
  ['rare events, twice as many as said', 100, 0.04, 0.02],
])('calibrationBias keeps its promise for %s', (_, size, most, bias) => {
  const random = createRandom('bias')
  const { above, below } = missShares(600, bias, () =>
    calibrationBias(
      ratioOf(
        Array.from({ length: size }, () => {
          const score = most * random.next()
          return (random.next() < score + bias ? 1 : 0) - score
        }),
      ),
    ),
  )
  expect(above).toBeLessThan(0.045)
  expect(below).toBeLessThan(0.055)
})
