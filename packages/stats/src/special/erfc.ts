import { normalCdf } from '../distributions/normal.ts'

/**
 * Complementary error function 2/√π ∫ₓ^∞ e^(−t²) dt; relative error about 1e-13 at the far end (x = 26).
 *
 * @see DLMF 7.2.2
 * @example
 * erfc(1); // => 0.15729920705028513
 */
export function erfc(x: number): number {
  return 2 * normalCdf(-Math.SQRT2 * x)
}
