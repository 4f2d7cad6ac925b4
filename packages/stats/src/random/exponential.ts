import type { Random } from './random.ts'

/** A draw from the exponential distribution of mean 1, above or at 0. */
export function exponential(random: Random): number {
  return -Math.log1p(-random.next())
}
