import { noncentralChiSquareCdf, noncentralChiSquareUpperTail } from '../distributions/noncentral-chi-square.ts'
import { normalQuantile } from '../distributions/normal.ts'
import { increasingRoot, type Slope } from '../special/increasing-root.ts'

/** A statistic X that is noncentral chi-square about its mean, its spread stretched by √stretch. */
export interface StretchedChiSquare {
  readonly x: number
  readonly degreesOfFreedom: number
  /** r ≥ 1: by how much the variance exceeds that of a noncentral chi-square. */
  readonly stretch: number
}

/**
 * The noncentrality λ at which the statistic would be as large as X, or as small, with probability `tail` only: the
 * lower and the upper limit of λ. 0 where even λ = 0 leaves that much.
 *
 * @param tail inside (0, 1)
 */
export function noncentralityLimit(statistic: StretchedChiSquare, tail: number, side: 'low' | 'high'): number {
  const target = normalQuantile(tail)
  const at = (lambda: number): Slope => score(statistic, lambda, target, side)
  if (at(0).value >= 0) return 0
  const reach = side === 'low' ? target : Math.abs(target)
  const most = 3 * nearly(statistic, Math.abs(target) + 3) + 100
  return increasingRoot(at, 0, most, nearly(statistic, reach))
}

/** Nearer to the target the sums of the tails are rounded: there the search would wander. */
const rounding = 1e-12

/** The tail as a normal score less its target: nearly straight in √λ, so that Newton's steps are few. */
function score(statistic: StretchedChiSquare, lambda: number, target: number, side: 'low' | 'high'): Slope {
  const { x, degreesOfFreedom, stretch } = statistic
  const mean = degreesOfFreedom + lambda
  const scale = Math.sqrt(stretch)
  const from = mean + (x - mean) / scale
  const tail = side === 'low' ? noncentralChiSquareUpperTail : noncentralChiSquareCdf
  const z = normalQuantile(tail(from, degreesOfFreedom, lambda))
  const slope = (2 * (x + lambda)) / (scale * (2 * degreesOfFreedom + 4 * lambda) ** 1.5)
  const value = side === 'low' ? z - target : target - z
  return { value: Math.abs(value) < rounding ? 0 : value, slope }
}

/** λ for which X lies z of its standard deviations below the mean, taking its law for normal. */
function nearly({ x, degreesOfFreedom, stretch }: StretchedChiSquare, z: number): number {
  const reach = z * Math.sqrt(stretch)
  const spread = 2 * (reach + Math.sqrt(Math.max(0, reach ** 2 + x - degreesOfFreedom / 2)))
  return Math.max(0, (spread ** 2 - 2 * degreesOfFreedom) / 4)
}
