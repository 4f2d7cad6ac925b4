import { requireInside, requirePositive } from '../checks.ts'
import { betaKernel, incompleteBeta } from '../special/incomplete-beta.ts'
import { increasingRoot, type Slope } from '../special/increasing-root.ts'
import { normalCdf, normalQuantile } from './normal.ts'

/**
 * P(T ≤ t) of Student's t distribution; the upper tail is `studentTCdf(-t, degreesOfFreedom)`.
 *
 * @param degreesOfFreedom above 0, fractional allowed; Infinity is the normal distribution
 * @throws {StatsError} `out-of-range`, `not-finite`
 * @see DLMF 8.17; equals R `pt`
 * @example
 * studentTCdf(-12.706204736174705, 1); // => 0.025
 */
export function studentTCdf(t: number, degreesOfFreedom: number): number {
  if (isNormal(degreesOfFreedom)) return normalCdf(t)
  const { tail, middle } = halves(Math.abs(t), degreesOfFreedom)
  return t <= 0 ? tail : 0.5 + middle
}

/**
 * The t with P(T ≤ t) = p: −Infinity at 0, Infinity at 1.
 *
 * @param p inside [0, 1]
 * @param degreesOfFreedom above 0, fractional allowed; Infinity is the normal distribution
 * @throws {StatsError} `out-of-range`, `not-finite`
 * @see equals R `qt`
 * @example
 * studentTQuantile(0.975, 1); // => 12.706204736174694
 */
export function studentTQuantile(p: number, degreesOfFreedom: number): number {
  requireInside('p', p, 0, 1)
  if (isNormal(degreesOfFreedom)) return normalQuantile(p)
  if (p === 0 || p === 1) return p === 0 ? -Infinity : Infinity
  if (p === 0.5) return 0
  const t = positiveQuantile(Math.min(p, 1 - p), Math.abs(p - 0.5), degreesOfFreedom)
  return p < 0.5 ? -t : t
}

function isNormal(degreesOfFreedom: number): boolean {
  if (degreesOfFreedom === Infinity) return true
  requirePositive('degreesOfFreedom', degreesOfFreedom)
  return degreesOfFreedom > 1e15
}

/** P(T > t) and P(0 < T ≤ t) for t ≥ 0. */
function halves(t: number, df: number): { readonly tail: number; readonly middle: number } {
  const ratio = (t / Math.sqrt(df)) ** 2
  const { lower, upper } = incompleteBeta(1 / (1 + ratio), df / 2, 0.5, ratio === Infinity ? 1 : ratio / (1 + ratio))
  return { tail: lower / 2, middle: upper / 2 }
}

/** Newton on the logarithm of whichever half is small, against ln t: nearly straight lines far out. */
function positiveQuantile(tail: number, middle: number, df: number): number {
  const useTail = tail <= middle
  const at = (logT: number): Slope => {
    const t = Math.exp(logT)
    const now = halves(t, df)
    const density = halfDensity(t, df)
    return useTail
      ? { value: Math.log(tail) - Math.log(now.tail), slope: density / now.tail }
      : { value: Math.log(now.middle) - Math.log(middle), slope: density / now.middle }
  }
  const start = Math.log(useTail ? -normalQuantile(tail) : middle * Math.sqrt(2 * Math.PI))
  return Math.exp(increasingRoot(at, -745, 354, start))
}

/** Density at t, times t. */
function halfDensity(t: number, df: number): number {
  const ratio = (t / Math.sqrt(df)) ** 2
  return betaKernel(1 / (1 + ratio), ratio / (1 + ratio), df / 2, 0.5)
}
