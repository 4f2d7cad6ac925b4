import { withCommas } from './format-value.ts'

/** A whole number with commas: `1,234`. */
export function formatCount(count: number): string {
  return `${count < 0 ? '−' : ''}${withCommas(String(Math.abs(Math.round(count))))}`
}

/** `1,234 rows`, `1 row`. */
export function formatRows(rows: number): string {
  return `${formatCount(rows)} ${rows === 1 ? 'row' : 'rows'}`
}

/**
 * A number of rows that is itself an estimate, in two digits.
 *
 * @example
 * aboutRows(3427) // => 'about 3,400'
 */
export function aboutRows(rows: number): string {
  return `about ${formatCount(Number(rows.toPrecision(2)))}`
}

/** The same words at the head of a sentence. */
export function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
