import type { Unit } from '../check/check.ts'
import { rounded } from './step.ts'
import { unitStyle, type UnitOptions } from './units.ts'

export interface ValueOptions extends UnitOptions {
  /** A plus before positive numbers, as differences have. */
  readonly signed?: boolean
}

/**
 * A value in its unit, rounded to a step that is a power of ten (0.01 is one point of a share).
 * The minus is a true one, thousands have a comma.
 *
 * @example
 * formatValue(0.9312, 'share', 0.001) // => '93.1%'
 * formatValue(-0.03, 'points', 0.01) // => '−3 points'
 */
export function formatValue(value: number, unit: Unit, step: number, options: ValueOptions = {}): string {
  return written(digits(value, unit, step), value, unit, options)
}

/**
 * A value in its unit with as many digits as it has, up to six: bounds, thresholds.
 *
 * @example
 * formatPlain(0.925, 'share') // => '92.5%'
 */
export function formatPlain(value: number, unit: Unit, options: ValueOptions = {}): string {
  const shown = Math.abs(value) * unitStyle(unit).scale
  return written(withCommas(String(Number(shown.toPrecision(shown >= 1e6 ? 12 : 6)))), value, unit, options)
}

/** The digits of a value without sign and unit: `93.1`, `24,000`. */
export function digits(value: number, unit: Unit, step: number): string {
  const { scale } = unitStyle(unit)
  const places = Math.max(0, Math.round(-Math.log10(step * scale)))
  return places > mostPlaces
    ? tiny(value * scale)
    : withCommas((Math.abs(rounded(value, step)) * scale).toFixed(places))
}

/** More decimal places are unreadable, and from 1e-308 on steps are too small for arithmetic. */
const mostPlaces = 20

/** A number near 0 without its sign: three digits and a power of ten. */
function tiny(value: number): string {
  return String(Number(Math.abs(value).toPrecision(3)))
}

/** Digits with the thousands set off by commas. */
export function withCommas(number: string): string {
  const [whole = '', fraction] = number.split('.')
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',')
  return fraction === undefined ? grouped : `${grouped}.${fraction}`
}

/** Digits with sign, prefix and suffix. */
export function written(text: string, value: number, unit: Unit, { signed = false, currency }: ValueOptions): string {
  const { prefix, suffix } = unitStyle(unit, { currency })
  return `${signOf(text, value, signed)}${prefix}${text}${suffix === ' points' && text === '1' ? ' point' : suffix}`
}

/** The sign of a number as it reads when rounded: nothing before a zero. */
export function signOf(text: string, value: number, signed = false): string {
  if (!/[1-9]/.test(text)) return ''
  return value < 0 ? '−' : signed ? '+' : ''
}
