import { requireInside } from '../checks.ts'
import { gammaKernel } from '../special/incomplete-gamma.ts'
import type { Random } from './random.ts'

const rejectionFrom = 10

/**
 * A draw from the Poisson distribution: inversion below a mean of 10, else transformed rejection.
 *
 * @param mean at least 0
 * @throws {StatsError} `out-of-range`, `not-finite`
 * @see Hörmann (1993), Insurance: Mathematics and Economics 12:39–45 (PTRS)
 */
export function poisson(random: Random, mean: number): number {
  requireInside('mean', mean, 0, 1e15)
  return mean < rejectionFrom ? inversion(random, mean) : rejection(random, mean)
}

function inversion(random: Random, mean: number): number {
  let left = random.next()
  let term = Math.exp(-mean)
  for (let k = 0; ; k++) {
    if (left < term || term === 0) return k
    left -= term
    term *= mean / (k + 1)
  }
}

function rejection(random: Random, mean: number): number {
  const b = 0.931 + 2.53 * Math.sqrt(mean)
  const a = -0.059 + 0.02483 * b
  const scale = 1.1239 + 1.1328 / (b - 3.4)
  for (;;) {
    const u = random.next() - 0.5
    const v = random.next()
    const us = 0.5 - Math.abs(u)
    const k = Math.floor(((2 * a) / us + b) * u + mean + 0.43)
    if (us >= 0.07 && v <= 0.9277 - 3.6224 / (b - 2)) return k
    if (k < 0 || (us < 0.013 && v > us)) continue
    if ((v * scale) / (a / (us * us) + b) <= probability(k, mean)) return k
  }
}

function probability(k: number, mean: number): number {
  return k === 0 ? Math.exp(-mean) : gammaKernel(mean, k) / k
}
