import { requireCount, requireInside } from '../checks.ts'
import { binomialPmf } from '../distributions/binomial.ts'
import type { Random } from './random.ts'

/** From this expected count on the rejection method is used. */
const rejectionFrom = 10

/**
 * How many of n independent rows are a success at the rate p. Exact for every n and p: inversion where few are
 * expected, else transformed rejection.
 *
 * @param n whole number of at least 0
 * @param p inside [0, 1]
 * @throws {StatsError} `out-of-range`, `not-finite`
 * @see Hörmann (1993), J. Stat. Comput. Simul. 46:101–110 (BTRS)
 */
export function binomial(random: Random, n: number, p: number): number {
  requireCount('n', n)
  requireInside('p', p, 0, 1)
  if (p > 0.5) return n - rareBinomial(random, n, 1 - p)
  return rareBinomial(random, n, p)
}

function rareBinomial(random: Random, n: number, p: number): number {
  if (n === 0 || p === 0) return 0
  return n * p < rejectionFrom ? inversion(random, n, p) : rejection(random, n, p)
}

/** Adds the probabilities of 0, 1, 2, … until they pass a uniform number. */
function inversion(random: Random, n: number, p: number): number {
  const odds = p / (1 - p)
  let left = random.next()
  let term = Math.exp(n * Math.log1p(-p))
  for (let k = 0; k < n; k++) {
    if (left < term) return k
    left -= term
    term *= ((n - k) / (k + 1)) * odds
    if (term === 0) return k
  }
  return n
}

function rejection(random: Random, n: number, p: number): number {
  const spread = Math.sqrt(n * p * (1 - p))
  const b = 1.15 + 2.53 * spread
  const a = -0.0873 + 0.0248 * b + 0.01 * p
  const alpha = (2.83 + 5.1 / b) * spread
  const peak = binomialPmf(Math.floor((n + 1) * p), n, p)
  for (;;) {
    const u = random.next() - 0.5
    const v = random.next()
    const us = 0.5 - Math.abs(u)
    const k = Math.floor(((2 * a) / us + b) * u + n * p + 0.5)
    if (us >= 0.07 && v <= 0.92 - 4.2 / b) return k
    if (k < 0 || k > n) continue
    if ((v * alpha) / (a / (us * us) + b) <= binomialPmf(k, n, p) / peak) return k
  }
}
