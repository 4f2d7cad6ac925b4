import { StatsError } from '../errors.ts'

/** One step of a continued fraction: numerator α and denominator β. */
export type FractionStep = (n: number) => readonly [alpha: number, beta: number]

const tiny = 1e-300
const maxSteps = 2_000_000

/**
 * α₁ / (β₁ + α₂ / (β₂ + …)) by the modified Lentz method.
 *
 * @throws {StatsError} `no-convergence`
 * @see Thompson & Barnett (1986), J. Comput. Phys. 64:490–509
 */
export function continuedFraction(step: FractionStep): number {
  let value = tiny
  let c = tiny
  let d = 0
  for (let n = 1; n <= maxSteps; n++) {
    const [alpha, beta] = step(n)
    c = beta + alpha / c || tiny
    d = 1 / (beta + alpha * d || tiny)
    const factor = c * d
    value *= factor
    if (Math.abs(factor - 1) < 1e-16) return value
  }
  throw new StatsError('no-convergence', `the continued fraction did not settle within ${maxSteps} steps`)
}
