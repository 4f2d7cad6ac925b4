import { requireInside, requirePositive } from '../checks.ts'
import { deviance } from '../special/deviance.ts'
import { incompleteBeta } from '../special/incomplete-beta.ts'
import { stirlingError } from '../special/stirling-error.ts'

/**
 * P(X = k) of the binomial distribution; for fractional k and n the same formula with gamma functions.
 *
 * @param k from 0 to n
 * @param n rows, above 0
 * @param p rate inside [0, 1]
 * @throws {StatsError} `out-of-range`, `not-finite`
 * @see Loader (2000), Fast and accurate computation of binomial probabilities; equals R `dbinom`
 * @example
 * binomialPmf(2, 4, 0.5); // => 0.375
 */
export function binomialPmf(k: number, n: number, p: number): number {
  requireBinomial(k, n, p)
  if (p === 0 || p === 1) return k === n * p ? 1 : 0
  if (k === 0) return Math.exp(n * Math.log1p(-p))
  if (k === n) return Math.exp(n * Math.log(p))
  const correction = stirlingError(n) - stirlingError(k) - stirlingError(n - k)
  const exponent = correction - deviance(k, n * p) - deviance(n - k, n * (1 - p))
  return Math.sqrt(n / (2 * Math.PI * k * (n - k))) * Math.exp(exponent)
}

/**
 * P(X ≤ k) of the binomial distribution; fractional k and n go through the beta distribution, which the exact interval
 * of a share inverts.
 *
 * @param k from 0 to n
 * @param n rows, above 0
 * @param p rate inside [0, 1]
 * @throws {StatsError} `out-of-range`, `not-finite`
 * @see DLMF 8.17.5; equals R `pbinom` at whole k
 * @example
 * binomialCdf(1, 4, 0.5); // => 0.3125
 */
export function binomialCdf(k: number, n: number, p: number): number {
  requireBinomial(k, n, p)
  return k === n ? 1 : incompleteBeta(p, k + 1, n - k).upper
}

/**
 * P(X ≥ k) of the binomial distribution, with all its digits far out.
 *
 * @param k from 0 to n
 * @param n rows, above 0
 * @param p rate inside [0, 1]
 * @throws {StatsError} `out-of-range`, `not-finite`
 * @example
 * binomialUpperTail(3, 4, 0.5); // => 0.3125
 */
export function binomialUpperTail(k: number, n: number, p: number): number {
  requireBinomial(k, n, p)
  return k === 0 ? 1 : incompleteBeta(p, k, n - k + 1).lower
}

function requireBinomial(k: number, n: number, p: number): void {
  requirePositive('n', n)
  requireInside('k', k, 0, n)
  requireInside('p', p, 0, 1)
}
