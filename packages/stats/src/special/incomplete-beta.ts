import { continuedFraction } from './continued-fraction.ts'
import { deviance } from './deviance.ts'
import { stirlingError } from './stirling-error.ts'
import type { Tails } from './tails.ts'

/** A series gains at least a factor of this a term, or the continued fraction takes over. */
const fastRatio = 0.7

/**
 * Regularized incomplete beta function I_x(a, b) and its complement: both tails of a beta distribution.
 * Relative error of the smaller tail about 1e-13 for shapes up to 1e6 (see the reference test), also far out.
 *
 * @param x inside [0, 1]
 * @param a first shape, above 0
 * @param b second shape, above 0
 * @param y 1 − x; give it where x is near 1 and 1 − x is known better than the subtraction knows it
 * @see DLMF 8.17.8 (series); DiDonato & Morris (1992), ACM TOMS 18:360–373 (continued fraction); Loader (2000)
 * @example
 * incompleteBeta(0.5, 2, 3).lower; // => 0.6875
 */
export function incompleteBeta(x: number, a: number, b: number, y: number = 1 - x): Tails {
  if (x <= 0) return { lower: 0, upper: 1 }
  if (y <= 0) return { lower: 1, upper: 0 }
  const excess = a > b ? (a + b) * y - b : a - (a + b) * x
  if (excess >= 0) return lowerTail(x, y, a, b, excess)
  const { lower, upper } = lowerTail(y, x, b, a, -excess)
  return { lower: upper, upper: lower }
}

/** x^a y^b / B(a, b): the density at x, times x y. Saddle-point form, free of cancelling gamma functions. */
export function betaKernel(x: number, y: number, a: number, b: number): number {
  const n = a + b
  const correction = stirlingError(n) - stirlingError(a) - stirlingError(b)
  return Math.sqrt((a * b) / (2 * Math.PI * n)) * Math.exp(correction - deviance(a, n * x) - deviance(b, n * y))
}

function lowerTail(x: number, y: number, a: number, b: number, excess: number): Tails {
  const kernel = betaKernel(x, y, a, b)
  if (seriesRatio(x, a, b) <= fastRatio) return fromLower((kernel / a) * series(x, a, b))
  if (seriesRatio(y, b, a) <= fastRatio) {
    const upper = Math.min(1, (kernel / b) * series(y, b, a))
    return { lower: 1 - upper, upper }
  }
  return fromLower(kernel * fraction(x, y, a, b, excess))
}

function fromLower(value: number): Tails {
  const lower = Math.min(1, value)
  return { lower, upper: 1 - lower }
}

function seriesRatio(x: number, a: number, b: number): number {
  return Math.max(1, (a + b) / (a + 1)) * x
}

/** ₂F₁(a + b, 1; a + 1; x): every term is positive. */
function series(x: number, a: number, b: number): number {
  let term = 1
  let total = 1
  for (let n = 0; term > total * 1e-17; n++) {
    term *= ((a + b + n) / (a + 1 + n)) * x
    total += term
  }
  return total
}

function fraction(x: number, y: number, a: number, b: number, excess: number): number {
  return continuedFraction((step) => {
    const n = step - 1
    const beta = n + (n * (b - n) * x) / (a + 2 * n - 1) + ((a + n) / (a + 2 * n + 1)) * (excess + 1 + n * (1 + y))
    if (n === 0) return [1, (a / (a + 1)) * (excess + 1)]
    const alpha = ((a + n - 1) / (a + 2 * n - 1)) * ((a + b + n - 1) / (a + 2 * n - 1)) * n * (b - n) * x * x
    return [alpha, beta]
  })
}
