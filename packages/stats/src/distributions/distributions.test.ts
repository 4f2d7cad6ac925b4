import { expect, test } from 'vitest'
import { erfc } from '../special/erfc.ts'
import { incompleteBeta } from '../special/incomplete-beta.ts'
import { incompleteGamma } from '../special/incomplete-gamma.ts'
import { logGamma } from '../special/log-gamma.ts'
import { betaQuantile, betaUpperQuantile } from './beta.ts'
import { gammaQuantile, gammaUpperQuantile } from './gamma.ts'
import { noncentralChiSquareCdf, noncentralChiSquareUpperTail } from './noncentral-chi-square.ts'
import { normalCdf, normalQuantile } from './normal.ts'
import reference from './reference/distributions.json' with { type: 'json' }
import { studentizedRangeQuantile } from './studentized-range.ts'
import { studentTCdf, studentTQuantile } from './student-t.ts'

/** Largest |got / wanted − 1|, over rows of numbers. */
function worst(
  rows: readonly (readonly number[])[],
  pairs: (row: readonly number[]) => readonly (readonly [number, number])[],
): number {
  const errors = rows.flatMap((row) => pairs(row).map(([got, wanted]) => relative(got, wanted)))
  return errors.reduce((most, error) => Math.max(most, error))
}

function relative(got: number, wanted: number): number {
  return got === wanted || (wanted < 1e-300 && got < 1e-300) ? 0 : Math.abs(got - wanted) / Math.abs(wanted)
}

test('logGamma reaches 1e-15, absolute below 10 and relative above', () => {
  for (const [x = 0, wanted = 0] of reference.logGamma) {
    expect(Math.abs(logGamma(x) - wanted) / Math.max(1, Math.abs(wanted))).toBeLessThan(2e-15)
  }
})

test('normalCdf, erfc and normalQuantile keep 12 digits far out', () => {
  expect(worst(reference.normal, ([x = 0, p = 0]) => [[normalCdf(x), p]])).toBeLessThan(2e-15)
  expect(worst(reference.erfc, ([x = 0, p = 0]) => [[erfc(x), p]])).toBeLessThan(5e-13)
  const quantiles = worst(reference.normalQuantile, ([p = 0, x = 0]) => [[normalQuantile(p), x]])
  expect(quantiles).toBeLessThan(1e-14)
})

test('the tails of the beta distribution keep 12 digits down to 1e-300', () => {
  const error = worst(reference.beta, ([x = 0, a = 0, b = 0, lower = 0, upper = 0]) => {
    const tails = incompleteBeta(x, a, b)
    return [lower < upper ? [tails.lower, lower] : [tails.upper, upper]]
  })
  expect(error).toBeLessThan(1e-12)
})

test('the tails of the gamma distribution keep 12 digits down to 1e-300', () => {
  const error = worst(reference.gamma, ([x = 0, shape = 0, lower = 0, upper = 0]) => {
    const tails = incompleteGamma(x, shape)
    return [lower < upper ? [tails.lower, lower] : [tails.upper, upper]]
  })
  expect(error).toBeLessThan(1e-12)
})

test('studentTCdf keeps 12 digits, and studentTQuantile inverts it', () => {
  const cdf = worst(reference.studentT, ([t = 0, df = 0, tail = 0]) => [[studentTCdf(-t, df), tail]])
  expect(cdf).toBeLessThan(5e-13)
  const quantile = worst(reference.studentT, ([t = 0, df = 0, tail = 0]) => {
    // Below 0.01 the tail does not tell t to more than a few digits.
    return tail === 0 || t < 0.1 ? [] : [[-studentTQuantile(tail, df), t]]
  })
  expect(quantile).toBeLessThan(1e-12)
})

test('the tails of the noncentral chi-square distribution keep 12 digits', () => {
  const error = worst(reference.noncentralChiSquare, ([x = 0, df = 0, nc = 0, lower = 0, upper = 0]) => [
    lower < upper ? [noncentralChiSquareCdf(x, df, nc), lower] : [noncentralChiSquareUpperTail(x, df, nc), upper],
  ])
  expect(error).toBeLessThan(1e-12)
})

test('studentizedRangeQuantile agrees with scipy to 1e-8', () => {
  const error = worst(reference.studentizedRangeQuantile, ([p = 0, groups = 0, q = 0]) => [
    [studentizedRangeQuantile(p, groups), q],
  ])
  expect(error).toBeLessThan(1e-8)
})

test('betaQuantile agrees with scipy to 1e-9, also for shapes of 5e8', () => {
  const error = worst(reference.betaQuantileScipy, ([p = 0, a = 0, b = 0, x = 0]) => [[betaQuantile(p, a, b), x]])
  expect(error).toBeLessThan(1e-9)
})

const shapes = [0.005, 0.3, 1, 8, 300, 1e5]
const levels = [1e-200, 1e-9, 0.025, 0.4]

test('the quantiles of the beta distribution invert its tails to 9 digits, wherever they are above 1e-300', () => {
  const rows = shapes.flatMap((a) => [0.3, 1, 40, 1e6].flatMap((b) => levels.map((p) => [p, a, b])))
  const error = worst(rows, ([p = 0, a = 0, b = 0]) => {
    const [low, high] = [betaQuantile(p, a, b), betaUpperQuantile(p, a, b)]
    return [
      [low > 0 ? incompleteBeta(low, a, b).lower : p, p],
      // Near 1 the rounding of x itself costs more.
      [high > 0 && high < 0.5 ? incompleteBeta(high, a, b).upper : p, p],
    ]
  })
  expect(error).toBeLessThan(1e-9)
})

test('the quantiles of the gamma distribution invert its tails to 9 digits, wherever they are above 1e-300', () => {
  const rows = shapes.flatMap((shape) => levels.map((p) => [p, shape]))
  const error = worst(rows, ([p = 0, shape = 0]) => {
    const [low, high] = [gammaQuantile(p, shape), gammaUpperQuantile(p, shape)]
    return [
      [low > 0 ? incompleteGamma(low, shape).lower : p, p],
      [high > 0 ? incompleteGamma(high, shape).upper : p, p],
    ]
  })
  expect(error).toBeLessThan(1e-9)
})
