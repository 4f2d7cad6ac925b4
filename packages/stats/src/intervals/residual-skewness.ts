import type { LinearisedRatio } from '../sample.ts'

/**
 * Skewness of an estimate: a = Σe³ / (Σe²)^1.5 over the residuals, held within its range ±(K − 2) / √(K (K − 1)), which
 * only rounding can leave. 0 where no unit has a residual.
 *
 * @see Hall (1992), JRSS B 54:221–228
 */
export function residualSkewness({ squares, cubes, units }: LinearisedRatio): number {
  if (squares === 0) return 0
  const bound = (units - 2) / Math.sqrt(units * (units - 1))
  return Math.max(-bound, Math.min(bound, cubes / squares ** 1.5))
}

/**
 * How much one row dominates a mean or ratio, 0 to 1: |a| of `residualSkewness`. Above 0.3 one row holds much of the
 * total, and rows of that size that were not seen may move the truth out of the interval: say so beside the estimate.
 */
export function unseenTail(ratio: LinearisedRatio): number {
  return Math.abs(residualSkewness(ratio))
}
