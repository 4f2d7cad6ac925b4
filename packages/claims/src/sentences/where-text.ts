import type { Value } from '../plan/expr.ts'
import { visibleText } from './visible-text.ts'

/**
 * A slice in words: `country DE, device (missing)`.
 *
 * @example
 * whereText({ country: 'DE', device: null }) // => 'country DE, device (missing)'
 */
export function whereText(where: Readonly<Record<string, Value>>): string {
  return Object.entries(where)
    .map(([column, value]) => `${visibleText(column)} ${valueText(value)}`)
    .join(', ')
}

/** A value of data as text that cannot give orders; a missing one says so. */
export function valueText(value: Value): string {
  if (value === null) return '(missing)'
  return value === '' ? '(empty)' : visibleText(String(value))
}
