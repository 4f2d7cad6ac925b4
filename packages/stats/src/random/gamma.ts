import { requirePositive } from '../checks.ts'
import { exponential } from './exponential.ts'
import { normal } from './normal.ts'
import type { Random } from './random.ts'

/**
 * A draw from the gamma distribution of scale 1.
 *
 * @param shape above 0; draws of a tiny shape may be 0, see `logGammaVariate`
 * @throws {StatsError} `out-of-range`, `not-finite`
 * @see Marsaglia & Tsang (2000), ACM TOMS 26:363–372
 */
export function gamma(random: Random, shape: number): number {
  return shape < 1 ? Math.exp(logGammaVariate(random, shape)) : fromOne(random, requireShape(shape))
}

/** The logarithm of a gamma draw, finite also where the draw itself is below the smallest double. */
export function logGammaVariate(random: Random, shape: number): number {
  if (shape >= 1) return Math.log(fromOne(random, requireShape(shape)))
  return Math.log(fromOne(random, requireShape(shape) + 1)) - exponential(random) / shape
}

function requireShape(shape: number): number {
  requirePositive('shape', shape)
  return shape
}

function fromOne(random: Random, shape: number): number {
  const d = shape - 1 / 3
  const c = 1 / Math.sqrt(9 * d)
  for (;;) {
    const x = normal(random)
    const v = (1 + c * x) ** 3
    if (v > 0 && Math.log1p(-random.next()) < 0.5 * x * x + d * (1 - v + Math.log(v))) return d * v
  }
}
