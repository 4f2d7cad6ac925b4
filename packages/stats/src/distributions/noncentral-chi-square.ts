import { requireInside, requirePositive } from '../checks.ts'
import { gammaKernel, incompleteGamma } from '../special/incomplete-gamma.ts'
import { increasingRoot, type Slope } from '../special/increasing-root.ts'
import { normalQuantile } from './normal.ts'

/**
 * P(X ≤ x) of the noncentral chi-square distribution: a Poisson mixture of chi-square distributions.
 *
 * @param degreesOfFreedom above 0
 * @param noncentrality λ, at least 0
 * @throws {StatsError} `out-of-range`, `not-finite`
 * @see Johnson, Kotz & Balakrishnan (1995), Continuous Univariate Distributions 2, eq. 29.3; equals R `pchisq(ncp =)`
 * @example
 * noncentralChiSquareCdf(4, 2, 1); // => 0.7309879399640905
 */
export function noncentralChiSquareCdf(x: number, degreesOfFreedom: number, noncentrality: number): number {
  requireShape(degreesOfFreedom, noncentrality)
  if (x <= 0) return 0
  if (x > degreesOfFreedom + noncentrality) return 1 - upperSum(x / 2, degreesOfFreedom / 2, noncentrality / 2)
  return lowerSum(x / 2, degreesOfFreedom / 2, noncentrality / 2)
}

/** P(X > x) of the noncentral chi-square distribution, with all its digits far out. */
export function noncentralChiSquareUpperTail(x: number, degreesOfFreedom: number, noncentrality: number): number {
  requireShape(degreesOfFreedom, noncentrality)
  if (x <= 0) return 1
  if (x > degreesOfFreedom + noncentrality) return upperSum(x / 2, degreesOfFreedom / 2, noncentrality / 2)
  return 1 - lowerSum(x / 2, degreesOfFreedom / 2, noncentrality / 2)
}

/**
 * The x with P(X ≤ x) = p of the noncentral chi-square distribution: 0 at 0, Infinity at 1.
 *
 * @param p inside [0, 1]
 * @param degreesOfFreedom above 0
 * @param noncentrality λ, at least 0
 * @throws {StatsError} `out-of-range`, `not-finite`
 * @see equals R `qchisq(ncp =)`
 * @example
 * noncentralChiSquareQuantile(0.5, 2, 1); // => 2.17703855
 */
export function noncentralChiSquareQuantile(p: number, degreesOfFreedom: number, noncentrality: number): number {
  requireInside('p', p, 0, 1)
  requireShape(degreesOfFreedom, noncentrality)
  if (p === 0 || p === 1) return p === 0 ? 0 : Infinity
  const mean = degreesOfFreedom + noncentrality
  const spread = Math.sqrt(2 * degreesOfFreedom + 4 * noncentrality)
  const at = (logX: number): Slope => logTail(Math.exp(logX), p, degreesOfFreedom, noncentrality)
  const start = Math.log(Math.max(mean / 10, mean + normalQuantile(p) * spread))
  return Math.exp(increasingRoot(at, -690, Math.log(mean + 60 * spread + 3000), start))
}

function requireShape(degreesOfFreedom: number, noncentrality: number): void {
  requirePositive('degreesOfFreedom', degreesOfFreedom)
  requireInside('noncentrality', noncentrality, 0, Number.MAX_VALUE)
}

/** The smaller tail against its target on the logarithmic scale, with a numerical slope in ln x. */
function logTail(x: number, p: number, df: number, lambda: number): Slope {
  const distance = (at: number): number =>
    p <= 0.5
      ? Math.log(noncentralChiSquareCdf(at, df, lambda)) - Math.log(p)
      : Math.log(1 - p) - Math.log(noncentralChiSquareUpperTail(at, df, lambda))
  const value = distance(x)
  return { value, slope: (distance(x * (1 + 1e-7)) - value) / 1e-7 }
}

/** Σ Poisson(j; half λ) P(half df + j, half x), from the last useful j downward, where every step only adds. */
function lowerSum(x: number, shape: number, mean: number): number {
  const centre = Math.sqrt(mean * x)
  const last = Math.ceil(Math.max(mean, centre) + 12 * Math.sqrt(Math.max(mean, centre)) + 30)
  let tail = incompleteGamma(x, shape + last).lower
  let total = 0
  for (let j = last; j >= 0; j--) {
    const term = poisson(j, mean) * tail
    total += term
    if (j < Math.min(mean, centre) && term < total * 1e-17) break
    if (j > 0) tail += gammaKernel(x, shape + j - 1) / (shape + j - 1)
  }
  return Math.min(1, total)
}

/** The same for the upper tails, from the first useful j upward. */
function upperSum(x: number, shape: number, mean: number): number {
  const centre = Math.sqrt(mean * x)
  const first = Math.max(0, Math.floor(Math.min(mean, centre) - 12 * Math.sqrt(Math.min(mean, centre)) - 30))
  let tail = incompleteGamma(x, shape + first).upper
  let total = 0
  for (let j = first; ; j++) {
    const term = poisson(j, mean) * tail
    total += term
    if (j > Math.max(mean, centre) && term <= total * 1e-17) break
    tail += gammaKernel(x, shape + j) / (shape + j)
  }
  return Math.min(1, total)
}

function poisson(j: number, mean: number): number {
  if (mean === 0 || j === 0) return mean === 0 && j > 0 ? 0 : Math.exp(-mean)
  return gammaKernel(mean, j) / j
}
