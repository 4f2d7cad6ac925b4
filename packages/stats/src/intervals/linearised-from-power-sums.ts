import { StatsError } from '../errors.ts'
import type { LinearisedRatio } from '../sample.ts'

/** Sums of powers of x − about over independent rows. */
export interface PowerSums {
  readonly rows: number
  /** Σ (x − about). */
  readonly sum: number
  /** Σ (x − about)². */
  readonly sumSquares: number
  /** Σ (x − about)³. */
  readonly sumCubes: number
  /** Σ (x − about)⁴; `hull` does without it, `knownRangeMean` is very wide without it. */
  readonly sumFourths?: number
  /** The constant that was subtracted, near the values: powers of large values lose their digits. Default 0. */
  readonly about?: number
}

/**
 * The mean of independent rows, with its residuals, from sums that any database can add up.
 *
 * @throws {StatsError} `too-few-values` without a row, `not-finite`
 * @example
 * linearisedFromPowerSums({ rows: 3, sum: 6, sumSquares: 14, sumCubes: 36 }).squares; // => 2
 */
export function linearisedFromPowerSums(sums: PowerSums): LinearisedRatio {
  requireFinite(sums)
  const { rows, sum, sumSquares, about = 0 } = sums
  const mean = sum / rows
  const rest = sumSquares - rows * mean ** 2
  // Sums added in any order agree to about 1e-12: a smaller rest is rounding, and the values are the same.
  const squares = rest > 1e-12 * sumSquares ? rest : 0
  return {
    unit: 'row',
    units: rows,
    estimate: about + mean,
    denominator: rows,
    squaredDenominators: rows,
    kish: rows,
    squares,
    cubes: squares === 0 ? 0 : centredCubes(sums, mean),
    fourths: squares === 0 ? 0 : centredFourths(sums, mean, squares),
  }
}

function centredCubes({ rows, sumSquares, sumCubes }: PowerSums, mean: number): number {
  return sumCubes - 3 * mean * sumSquares + 2 * rows * mean ** 3
}

/** Unknown fourth powers count as those of one row that holds the whole spread, the most there can be. */
function centredFourths({ rows, sumSquares, sumCubes, sumFourths }: PowerSums, mean: number, squares: number): number {
  if (sumFourths === undefined) return squares ** 2
  const centred = sumFourths - 4 * mean * sumCubes + 6 * mean ** 2 * sumSquares - 3 * rows * mean ** 4
  return Math.max(squares ** 2 / rows, Math.min(squares ** 2, centred))
}

function requireFinite(sums: PowerSums): void {
  if (!(sums.rows >= 1)) throw new StatsError('too-few-values', `a mean needs 1 row; got ${sums.rows}`)
  if (Object.values(sums).every(Number.isFinite)) return
  throw new StatsError('not-finite', `power sums must be finite; got ${JSON.stringify(sums)}`)
}
