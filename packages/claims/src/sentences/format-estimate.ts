import { digits, formatPlain, signOf, withCommas, written, type ValueOptions } from './format-value.ts'
import { rounded, step, type Ranged } from './step.ts'
import { unitStyle } from './units.ts'

export interface EstimateToFormat extends Ranged, ValueOptions {}

/**
 * An estimate with its range, both rounded alike, the unit once. A range without width is an exact count.
 *
 * @param options.bound the promise, so that no rounding hides on which side of it an end lies
 * @param options.signed a plus before a positive difference
 * @example
 * formatEstimate({ estimate: 0.93, low: 0.914, high: 0.944, unit: 'share' }) // => '93% (91–94)'
 * formatEstimate({ estimate: 0.567, low: 0.5452, high: 0.588, unit: 'share', bound: 0.55 }) // => '56.7% (54.5–58.8)'
 * formatEstimate({ estimate: 24000, low: 13000, high: 35000, unit: 'TWD' }) // => 'NT$24k (13–35k)'
 */
export function formatEstimate(of: EstimateToFormat): string {
  if (of.low === of.high) return `${exactly(of)} exact`
  const size = step(of)
  const thousand = compactness(of, size)
  const digitsOf = (value: number): string => short(value, of, size, thousand)
  const value = written(digitsOf(of.estimate) + thousand.mark, of.estimate, of.unit, of)
  return `${value} (${range(of, digitsOf, thousand.mark)})`
}

interface Thousand {
  readonly by: number
  readonly mark: '' | 'k' | 'M'
}

/** Counts keep every digit; anything else has three, or as many more as show the side of the bound. */
function exactly(of: EstimateToFormat): string {
  const { estimate, unit } = of
  if (Number.isInteger(estimate) && unitStyle(unit).scale === 1) return formatPlain(estimate, unit, of)
  const bounds = of.bound === undefined || of.bound === null ? [] : [of.bound].flat()
  const places = [3, 4, 5, 6].find((count) => {
    const kept = Number(estimate.toPrecision(count))
    return bounds.every((bound) => Math.sign(kept - bound) === Math.sign(estimate - bound))
  })
  return formatPlain(Number(estimate.toPrecision(places ?? 6)), unit, of)
}

function range({ low, high }: EstimateToFormat, digitsOf: (value: number) => string, mark: string): string {
  const [from, to] = [low, high].map((end) => signOf(digitsOf(end), end) + digitsOf(end)) as [string, string]
  if (!Number.isFinite(high)) return `${from}${mark} and up`
  if (!Number.isFinite(low)) return `up to ${to}${mark}`
  return `${from}${low < 0 || high < 0 ? ' to ' : '–'}${to}${mark}`
}

function compactness({ estimate, low, high, unit, currency }: EstimateToFormat, size: number): Thousand {
  const largest = Math.max(...[estimate, low, high].filter(Number.isFinite).map(Math.abs))
  if (!unitStyle(unit, { currency }).compact) return { by: 1, mark: '' }
  if (size >= 1e5 && largest >= 1e6) return { by: 1e6, mark: 'M' }
  return size >= 100 && largest >= 1e3 ? { by: 1e3, mark: 'k' } : { by: 1, mark: '' }
}

function short(value: number, { unit }: EstimateToFormat, size: number, { by }: Thousand): string {
  if (by === 1) return digits(value, unit, size)
  const places = Math.max(0, Math.round(Math.log10(by / size)))
  return withCommas((Math.abs(rounded(value, size)) / by).toFixed(places))
}
