import { StatsError } from '../errors.ts'
import { normalCdf } from './normal.ts'

/**
 * Distribution of the largest |B(t)| of a Brownian motion over 0 ≤ t ≤ 1: the law of a sum that wanders, at its widest.
 *
 * @returns P(sup |B| ≤ x), in 0 to 1
 * @see Erdős & Kac (1946), Bulletin of the AMS 52:292–302; the second series is by the reflection principle
 * @example
 * brownianSupremumCdf(2); // => 0.9089994761
 */
export function brownianSupremumCdf(x: number): number {
  if (x <= 0) return 0
  return x < 1.5 ? smallSeries(x) : 1 - brownianSupremumUpper(x)
}

/**
 * The value that sup |B(t)| over 0 ≤ t ≤ 1 exceeds with the given probability.
 *
 * @param upper probability inside (0, 1)
 * @throws {StatsError} `out-of-range`
 * @example
 * brownianSupremumQuantile(0.025); // => 2.4977054744
 */
export function brownianSupremumQuantile(upper: number): number {
  if (!(upper > 0 && upper < 1)) throw new StatsError('out-of-range', `upper must be inside (0, 1); got ${upper}`)
  let [low, high] = [0, 40]
  for (let step = 0; step < 100; step += 1) {
    const middle = (low + high) / 2
    if (brownianSupremumUpper(middle) > upper) low = middle
    else high = middle
  }
  return (low + high) / 2
}

function brownianSupremumUpper(x: number): number {
  return x < 1.5 ? 1 - smallSeries(x) : largeSeries(x)
}

/** 4/π Σ (−1)^k / (2k + 1) · exp(−(2k + 1)² π² / 8x²). */
function smallSeries(x: number): number {
  let sum = 0
  for (let k = 0; k < 8; k += 1) {
    sum += ((-1) ** k / (2 * k + 1)) * Math.exp(-(((2 * k + 1) * Math.PI) ** 2) / (8 * x * x))
  }
  return (4 / Math.PI) * sum
}

/** 4 Σ (−1)^k P(Z > (2k + 1) x), by reflection. */
function largeSeries(x: number): number {
  return 4 * (normalCdf(-x) - normalCdf(-3 * x) + normalCdf(-5 * x))
}
