import { InputError, type Place } from '../errors.ts'
import type { Amount } from '../language/claim.ts'

/** What a bound or margin is measured in. `share` and `score` are fractions; a relative amount is a share of the second one. */
export type AmountUnit =
  | { readonly kind: 'share' | 'score' | 'points' | 'count' | 'number' }
  | { readonly kind: 'named'; readonly unit: string }

/** Sizes of the units of time, in milliseconds. */
const times: Readonly<Record<string, number>> = {
  us: 0.001,
  ms: 1,
  s: 1000,
  min: 60_000,
  h: 3_600_000,
  day: 86_400_000,
  days: 86_400_000,
}

/** The amount of a bound as a number in the measure's unit; `90` on a share is an error that names `90%`. */
export function boundValue(amount: Amount, unit: AmountUnit, place: Place): number {
  switch (unit.kind) {
    case 'share':
    case 'score':
      return fractionOf(amount, unit.kind, place)
    case 'points':
      return pointsOf(amount, place)
    case 'count':
    case 'number':
      if (amount.unit === undefined) return amount.value
      throw wrongUnit(amount, `${amount.value}`, 'a plain number', place)
    case 'named':
      return namedValue(amount, unit.unit, place)
  }
}

function fractionOf(amount: Amount, kind: 'share' | 'score', place: Place): number {
  if (amount.unit === '%') return percent(amount.value)
  if (amount.unit === 'points') return percent(amount.value)
  if (amount.unit !== undefined) throw wrongUnit(amount, `${amount.value}%`, 'a share, such as 90% or 0.9', place)
  if (Math.abs(amount.value) <= 1) return amount.value
  const meant = kind === 'share' || amount.value <= 100 ? `${amount.value}%` : 'a number from 0 to 1'
  throw wrongUnit(amount, meant, `a share between 0 and 1: did you mean ${meant}?`, place)
}

/** 93 of 100 as the double that 0.93 is. */
export function percent(value: number): number {
  return Number((value / 100).toPrecision(15))
}

/** In differences of shares, `%` and `points` both mean points; a plain number is a fraction. */
function pointsOf(amount: Amount, place: Place): number {
  if (amount.unit === '%' || amount.unit === 'points') return percent(amount.value)
  if (amount.unit === undefined && Math.abs(amount.value) <= 1) return amount.value
  throw wrongUnit(amount, `${amount.value} points`, 'points, such as 3 points', place)
}

function namedValue(amount: Amount, unit: string, place: Place): number {
  if (amount.unit === undefined || amount.unit === unit) return amount.value
  const [given, wanted] = [times[amount.unit], times[unit]]
  if (given !== undefined && wanted !== undefined) return (amount.value * given) / wanted
  throw wrongUnit(amount, `${amount.value} ${unit}`, `an amount in ${unit}`, place)
}

function wrongUnit(amount: Amount, nearest: string, wanted: string, place: Place): InputError {
  const got = `${amount.value}${amount.unit === undefined ? '' : amount.unit === '%' ? '%' : ` ${amount.unit}`}`
  return new InputError('wrong-unit', `wanted ${wanted}, got ${got}. Nearest: ${nearest}`, {
    ...place,
    wanted,
    got,
    nearest,
  })
}

/** Whether a margin is relative to the second quantity: `%` on anything that is not a share. */
export function isRelative(amount: Amount, unit: AmountUnit): boolean {
  return amount.unit === '%' && (unit.kind === 'count' || unit.kind === 'number' || unit.kind === 'named')
}
