import { expect, test } from 'vitest'
import { StatsError } from '../errors.ts'
import { continuedFraction } from './continued-fraction.ts'
import { deviance } from './deviance.ts'
import { incompleteBeta } from './incomplete-beta.ts'
import { incompleteGamma } from './incomplete-gamma.ts'
import { increasingRoot } from './increasing-root.ts'
import { sum } from './sum.ts'

test('sum keeps small terms beside large ones that cancel', () => {
  expect(sum([1e16, 1, -1e16, 1e-3])).toBe(1.001)
  expect(sum([])).toBe(0)
})

test('deviance does not cancel next to the mean', () => {
  expect(deviance(1e9, 1e9 + 1)).toBeCloseTo(5e-10, 17)
  expect(deviance(0, 3)).toBe(3)
  expect(deviance(2, 1)).toBeCloseTo(2 * Math.LN2 - 1, 15)
})

test('continuedFraction finds the golden ratio and refuses one that never settles', () => {
  expect(continuedFraction(() => [1, 1])).toBeCloseTo((Math.sqrt(5) - 1) / 2, 14)
  expect(() => continuedFraction(() => [-1, 1])).toThrow(StatsError)
})

test('the tails of beta and gamma are 0 and 1 at and beyond the ends', () => {
  expect(incompleteBeta(0, 2, 3)).toEqual({ lower: 0, upper: 1 })
  expect(incompleteBeta(1, 2, 3)).toEqual({ lower: 1, upper: 0 })
  expect(incompleteGamma(0, 2)).toEqual({ lower: 0, upper: 1 })
  expect(incompleteGamma(Infinity, 2)).toEqual({ lower: 1, upper: 0 })
})

test('incompleteBeta is its own mirror image, also for large and tiny shapes', () => {
  for (const a of [0.005, 0.6, 40, 1e9]) {
    for (const b of [0.005, 3, 1e6, 1e9]) {
      for (const x of [0.001, 0.25, 0.5]) {
        const { lower, upper } = incompleteBeta(x, a, b)
        const mirror = incompleteBeta(1 - x, b, a, x)
        expect(mirror.lower).toBeCloseTo(upper, 13)
        expect(mirror.upper).toBeCloseTo(lower, 13)
        expect(lower + upper).toBeCloseTo(1, 13)
      }
    }
  }
})

const steep = (x: number) => ({ value: Math.atan(50 * (x - 0.3)), slope: 50 / (1 + (50 * (x - 0.3)) ** 2) })

test('increasingRoot holds the bracket where Newton would leave it, and stops at an end without a root', () => {
  expect(increasingRoot(steep, -100, 100, 90)).toBeCloseTo(0.3, 14)
  expect(increasingRoot(() => ({ value: -1, slope: 0 }), 0, 2, 1)).toBeCloseTo(2, 12)
})
