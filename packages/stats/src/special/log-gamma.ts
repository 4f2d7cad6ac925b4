import { stirlingError } from './stirling-error.ts'

/** ½ ln 2π. */
const halfLogTwoPi = 0.9189385332046728

/**
 * Natural logarithm of the gamma function, for x > 0: ln (x − 1)! at whole numbers.
 * Absolute error about 1e-15 up to x = 10, relative error about 1e-15 above.
 *
 * @see DLMF 5.11
 * @example
 * logGamma(5); // => 3.1780538303479458
 */
export function logGamma(x: number): number {
  return stirlingError(x) + (x - 0.5) * Math.log(x) - x + halfLogTwoPi
}
