import type { Random } from './random.ts'

/**
 * A draw from the standard normal distribution.
 *
 * @see Marsaglia & Bray (1964), SIAM Review 6:260–264 (polar method)
 */
export function normal(random: Random): number {
  for (;;) {
    const x = 2 * random.next() - 1
    const y = 2 * random.next() - 1
    const square = x * x + y * y
    if (square > 0 && square < 1) return x * Math.sqrt((-2 * Math.log(square)) / square)
  }
}
