import { gammaCdf, gammaQuantile, gammaUpperQuantile, gammaUpperTail } from './gamma.ts'

/**
 * P(X ≤ x) of the chi-square distribution.
 *
 * @param degreesOfFreedom above 0, fractional allowed
 * @throws {StatsError} `out-of-range`, `not-finite`
 * @see equals R `pchisq`
 * @example
 * chiSquareCdf(3.841458820694124, 1); // => 0.95
 */
export function chiSquareCdf(x: number, degreesOfFreedom: number): number {
  return gammaCdf(x / 2, degreesOfFreedom / 2)
}

/** P(X > x) of the chi-square distribution: the p-value of a chi-square statistic. */
export function chiSquareUpperTail(x: number, degreesOfFreedom: number): number {
  return gammaUpperTail(x / 2, degreesOfFreedom / 2)
}

/**
 * The x with P(X ≤ x) = p of the chi-square distribution.
 *
 * @param p inside [0, 1]
 * @param degreesOfFreedom above 0, fractional allowed
 * @throws {StatsError} `out-of-range`, `not-finite`
 * @see equals R `qchisq`
 * @example
 * chiSquareQuantile(0.95, 1); // => 3.841458820694124
 */
export function chiSquareQuantile(p: number, degreesOfFreedom: number): number {
  return 2 * gammaQuantile(p, degreesOfFreedom / 2)
}

/** The x with P(X > x) = p of the chi-square distribution. */
export function chiSquareUpperQuantile(p: number, degreesOfFreedom: number): number {
  return 2 * gammaUpperQuantile(p, degreesOfFreedom / 2)
}
