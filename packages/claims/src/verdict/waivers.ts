import type { Value } from '../plan/expr.ts'
import type { Waiver } from '../product/product.ts'

/** A waiver that has not run out and was given for the bound that is checked now. */
export function isInForce(
  waiver: Waiver,
  { asOfMs, bound }: { readonly asOfMs: number; readonly bound: string },
): boolean {
  const lastMoment = Date.parse(`${waiver.until}T23:59:59.999Z`)
  return asOfMs <= lastMoment && (waiver.for === undefined || sameBound(waiver.for, bound))
}

/** `90%`, `0.9` and `90.0 %` are one bound. */
function sameBound(one: string, other: string): boolean {
  return normal(one) === normal(other)
}

function normal(text: string): string {
  const compact = text.trim().toLowerCase().replace(/\s+/g, ' ')
  const [, digits, unit = ''] = /^(-?\d+(?:\.\d+)?) ?([^\d\s].*)?$/.exec(compact) ?? []
  if (digits === undefined) return compact
  const value = Number(digits)
  return unit === '%' || unit === 'points'
    ? `${Number((value / 100).toPrecision(12))}`
    : `${value}${unit === '' ? '' : ` ${unit}`}`
}

/** Whether a slice is among those that a waiver covers; a waiver without `where` covers all. */
export function coversSlice(waiver: Waiver, where: Readonly<Record<string, Value>>): boolean {
  const wanted = Object.entries(waiver.where ?? {})
  return wanted.every(([column, value]) => column in where && textOf(where[column]!) === textOf(value))
}

function textOf(value: Value): string {
  return value === null ? '\u0000' : String(value)
}
