import { requireInside, requirePositive } from '../checks.ts'
import { betaKernel, incompleteBeta } from '../special/incomplete-beta.ts'
import { increasingRoot, type Slope } from '../special/increasing-root.ts'
import { normalQuantile } from './normal.ts'

const smallest = Math.log(1e-300)

/**
 * P(X ≤ x) of the beta distribution.
 *
 * @param a first shape, above 0
 * @param b second shape, above 0
 * @throws {StatsError} `out-of-range`, `not-finite`
 * @see DLMF 8.17.2; equals R `pbeta`
 * @example
 * betaCdf(0.5, 2, 3); // => 0.6875
 */
export function betaCdf(x: number, a: number, b: number): number {
  requireShapes(a, b)
  return incompleteBeta(x, a, b).lower
}

/** P(X > x) of the beta distribution, with all its digits far out. */
export function betaUpperTail(x: number, a: number, b: number): number {
  requireShapes(a, b)
  return incompleteBeta(x, a, b).upper
}

/**
 * The x with P(X ≤ x) = p of the beta distribution, to relative accuracy near 0 (below 1e-300 the answer is 0). Near 1
 * take `betaUpperQuantile(p, b, a)`, which is 1 − x to relative accuracy.
 *
 * @param p inside [0, 1]
 * @param a first shape, above 0
 * @param b second shape, above 0
 * @throws {StatsError} `out-of-range`, `not-finite`
 * @see equals R `qbeta`
 * @example
 * betaQuantile(0.6875, 2, 3); // => 0.5
 */
export function betaQuantile(p: number, a: number, b: number): number {
  requireInside('p', p, 0, 1)
  requireShapes(a, b)
  return quantile(p, 1 - p, a, b)
}

/** The x with P(X > x) = p of the beta distribution. */
export function betaUpperQuantile(p: number, a: number, b: number): number {
  requireInside('p', p, 0, 1)
  requireShapes(a, b)
  return quantile(1 - p, p, a, b)
}

function requireShapes(a: number, b: number): void {
  requirePositive('a', a)
  requirePositive('b', b)
}

/** Solves for whichever of x and 1 − x is below one half. */
function quantile(p: number, q: number, a: number, b: number): number {
  if (p === 0 || q === 0) return p === 0 ? 0 : 1
  const half = incompleteBeta(0.5, a, b)
  const isSmall = p <= q ? p <= half.lower : q >= half.upper
  return isSmall ? smallQuantile(p, q, a, b) : 1 - smallQuantile(q, p, b, a)
}

/** Newton on the logarithm of the smaller tail against ln x; both are concave there. */
function smallQuantile(p: number, q: number, a: number, b: number): number {
  const at = (logX: number): Slope => {
    const x = Math.exp(logX)
    const { lower, upper } = incompleteBeta(x, a, b)
    const kernel = betaKernel(x, 1 - x, a, b) / (1 - x)
    return p <= q
      ? { value: Math.log(lower) - Math.log(p), slope: kernel / lower }
      : { value: Math.log(q) - Math.log(upper), slope: kernel / upper }
  }
  if (at(smallest).value >= 0) return 0
  return Math.exp(increasingRoot(at, smallest, -Math.LN2 / 2, start(p, q, a, b)))
}

/** A normal on the logit scale; a guess only. */
function start(p: number, q: number, a: number, b: number): number {
  const z = p <= q ? normalQuantile(p) : -normalQuantile(q)
  const logit = Math.log(a) - Math.log(b) + z * Math.sqrt(1 / (a + 0.5) + 1 / (b + 0.5))
  return Math.min(-Math.LN2, -Math.log1p(Math.exp(-logit)))
}
