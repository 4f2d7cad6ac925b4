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
  const excess = (lambda: number): number => {
    const difference =
      side === 'low' ? score(statistic, lambda, side) - target : target - score(statistic, lambda, side)
    return Math.abs(difference) < rounding ? 0 : difference
  }
  if (excess(0) >= 0) return 0
  const start = nearly(statistic, side === 'low' ? target : -target)
  const most = 3 * nearly(statistic, Math.abs(target) + 3) + 100
  return increasingRoot((lambda) => withSlope(excess, lambda), 0, most, start)
}

/** Nearer to the target the sums of the tails are rounded: there the search would wander. */
const rounding = 1e-12

/** The tail at X as a normal score, nearly straight in √λ, so that Newton's steps are few. */
function score({ x, degreesOfFreedom, stretch }: StretchedChiSquare, lambda: number, side: 'low' | 'high'): number {
  const mean = degreesOfFreedom + lambda
  const from = mean + (x - mean) / Math.sqrt(stretch)
  const tail = side === 'low' ? noncentralChiSquareUpperTail : noncentralChiSquareCdf
  return normalQuantile(tail(from, degreesOfFreedom, lambda))
}

function withSlope(of: (lambda: number) => number, lambda: number): Slope {
  const value = of(lambda)
  if (value === 0) return { value, slope: 1 }
  const step = 1e-6 * (1 + lambda)
  return { value, slope: (of(lambda + step) - value) / step }
}

/** λ for which X lies z of its standard deviations below the mean, taking its law for normal. */
function nearly({ x, degreesOfFreedom, stretch }: StretchedChiSquare, z: number): number {
  const reach = z * Math.sqrt(stretch)
  const spread = 2 * (reach + Math.sqrt(Math.max(0, reach ** 2 + x - degreesOfFreedom / 2)))
  return Math.max(0, (spread ** 2 - 2 * degreesOfFreedom) / 4)
}
