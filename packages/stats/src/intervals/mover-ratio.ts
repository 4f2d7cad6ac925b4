import { requireFinite, requireInside } from '../checks.ts'
import { StatsError } from '../errors.ts'
import type { Estimate } from '../estimate.ts'
import type { OpenLimits } from '../sample.ts'

/**
 * Interval of numerator / denominator from the interval of each (MOVER-R), both at least 0. Both must be of one level.
 *
 * @param numerator estimate, low, high; low ≤ estimate ≤ high
 * @param denominator estimate, low, high; high above 0
 * @param correlation of the two estimates, inside [−1, 1]; 0 when independent
 * @returns `high` is null where the denominator may be 0, so that nothing bounds the ratio above
 * @throws {StatsError} `out-of-range`, `not-finite`, `empty-denominator`
 * @see Donner & Zou (2012), Statistical Methods in Medical Research 21:347–359, doi:10.1177/0962280210380223
 * @example
 * moverRatio({ estimate: 4, low: 2, high: 7 }, { estimate: 2, low: 0, high: 4 }); // => { low: 0.5, high: null }
 */
export function moverRatio(numerator: Estimate, denominator: Estimate, correlation: number = 0): OpenLimits {
  requireParts(numerator, denominator)
  requireInside('correlation', correlation, -1, 1)
  return { low: ratioLow(numerator, denominator, correlation), high: ratioHigh(numerator, denominator, correlation) }
}

function ratioLow(top: Estimate, bottom: Estimate, rho: number): number {
  if (top.low <= 0) return 0
  const g = bottom.high * (2 * bottom.estimate - bottom.high)
  if (g <= 0) return top.low / bottom.high
  const b = top.estimate * bottom.estimate - rho * (top.estimate - top.low) * (bottom.high - bottom.estimate)
  const c = top.low * (2 * top.estimate - top.low)
  const root = Math.sqrt(Math.max(0, b * b - g * c))
  // The smaller root (b − root)/g, written so that it does not cancel when g is small.
  return Math.max(0, b > 0 ? c / (b + root) : (b - root) / g)
}

function ratioHigh(top: Estimate, bottom: Estimate, rho: number): number | null {
  const g = bottom.low * (2 * bottom.estimate - bottom.low)
  if (g <= 0) return null
  const b = top.estimate * bottom.estimate - rho * (top.high - top.estimate) * (bottom.estimate - bottom.low)
  const c = top.high * (2 * top.estimate - top.high)
  return (b + Math.sqrt(Math.max(0, b * b - g * c))) / g
}

function requireParts(...parts: readonly Estimate[]): void {
  for (const { estimate, low, high } of parts) {
    for (const value of [estimate, low, high]) requireFinite('a part of moverRatio', value)
    if (low < 0 || low > estimate || estimate > high) {
      const wanted = 'moverRatio wants 0 ≤ low ≤ estimate ≤ high'
      throw new StatsError('out-of-range', `${wanted}; got ${low}, ${estimate}, ${high}`)
    }
  }
  if (parts.at(-1)?.high === 0) throw new StatsError('empty-denominator', 'the denominator of moverRatio is 0')
}
