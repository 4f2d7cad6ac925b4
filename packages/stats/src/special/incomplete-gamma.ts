import { continuedFraction } from './continued-fraction.ts'
import { deviance } from './deviance.ts'
import { stirlingError } from './stirling-error.ts'
import type { Tails } from './tails.ts'

/**
 * Regularized incomplete gamma functions P(shape, x) and Q = 1 − P: both tails of a gamma distribution of scale 1.
 *
 * @param x at least 0
 * @param shape above 0
 * @see DLMF 8.7.1 (series) and 8.9.2 (continued fraction)
 * @example
 * incompleteGamma(1, 1).upper; // => 0.36787944117144233
 */
export function incompleteGamma(x: number, shape: number): Tails {
  if (x <= 0) return { lower: 0, upper: 1 }
  if (x === Infinity) return { lower: 1, upper: 0 }
  const kernel = gammaKernel(x, shape)
  if (x < shape + 1) {
    const lower = Math.min(1, (kernel / shape) * series(x, shape))
    return { lower, upper: 1 - lower }
  }
  const upper = Math.min(1, kernel * fraction(x, shape))
  return { lower: 1 - upper, upper }
}

/** x^shape e^−x / Γ(shape): the density at x, times x. */
export function gammaKernel(x: number, shape: number): number {
  return Math.sqrt(shape / (2 * Math.PI)) * Math.exp(-stirlingError(shape) - deviance(shape, x))
}

function series(x: number, shape: number): number {
  let term = 1
  let total = 1
  for (let n = 1; term > total * 1e-17; n++) {
    term *= x / (shape + n)
    total += term
  }
  return total
}

function fraction(x: number, shape: number): number {
  return continuedFraction((step) => {
    const n = step - 1
    return [n === 0 ? 1 : n * (shape - n), x - shape + 2 * n + 1]
  })
}
