import { requireInside, requirePositive } from '../checks.ts'
import { gammaKernel, incompleteGamma } from '../special/incomplete-gamma.ts'
import { increasingRoot, type Slope } from '../special/increasing-root.ts'
import { normalQuantile } from './normal.ts'

const smallest = Math.log(1e-300)

/**
 * P(X ≤ x) of the gamma distribution of scale 1; divide by the scale for another one.
 *
 * @param shape above 0
 * @throws {StatsError} `out-of-range`, `not-finite`
 * @see DLMF 8.2.4; equals R `pgamma`
 * @example
 * gammaCdf(1, 1); // => 0.6321205588285577
 */
export function gammaCdf(x: number, shape: number): number {
  requirePositive('shape', shape)
  return incompleteGamma(x, shape).lower
}

/** P(X > x) of the gamma distribution of scale 1, with all its digits far out. */
export function gammaUpperTail(x: number, shape: number): number {
  requirePositive('shape', shape)
  return incompleteGamma(x, shape).upper
}

/**
 * The x with P(X ≤ x) = p of the gamma distribution of scale 1, to relative accuracy; 0 below 1e-300, Infinity at 1.
 *
 * @param p inside [0, 1]
 * @param shape above 0
 * @throws {StatsError} `out-of-range`, `not-finite`
 * @see equals R `qgamma`
 * @example
 * gammaQuantile(0.5, 1); // => 0.6931471805599453
 */
export function gammaQuantile(p: number, shape: number): number {
  requireInside('p', p, 0, 1)
  requirePositive('shape', shape)
  return quantile(p, 1 - p, shape)
}

/** The x with P(X > x) = p of the gamma distribution of scale 1. */
export function gammaUpperQuantile(p: number, shape: number): number {
  requireInside('p', p, 0, 1)
  requirePositive('shape', shape)
  return quantile(1 - p, p, shape)
}

/** Newton on the logarithm of the smaller tail against ln x; both are concave there. */
function quantile(p: number, q: number, shape: number): number {
  if (p === 0) return 0
  if (q === 0) return Infinity
  const at = (logX: number): Slope => {
    const x = Math.exp(logX)
    const { lower, upper } = incompleteGamma(x, shape)
    const kernel = gammaKernel(x, shape)
    return p <= q
      ? { value: Math.log(lower) - Math.log(p), slope: kernel / lower }
      : { value: Math.log(q) - Math.log(upper), slope: kernel / upper }
  }
  if (at(smallest).value >= 0) return 0
  const largest = Math.log(shape + 60 * Math.sqrt(shape) + 1500)
  return Math.exp(increasingRoot(at, smallest, largest, start(p, q, shape)))
}

/** Wilson and Hilferty's cube root of a normal. */
function start(p: number, q: number, shape: number): number {
  const z = p <= q ? normalQuantile(p) : -normalQuantile(q)
  const root = 1 - 1 / (9 * shape) + z / (3 * Math.sqrt(shape))
  return root > 0.2 ? Math.log(shape) + 3 * Math.log(root) : Math.log(shape) - 1
}
