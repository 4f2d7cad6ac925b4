import { formatCount, formatRows } from '@plumb/claims'
import { clopperPearson } from '@plumb/stats'
import type { Looked } from './examination.ts'
import type { Touched } from './finding.ts'

/**
 * How much of the file something touches that was seen in some of the rows looked at. All rows looked at: a count. A
 * sample: a share with its exact interval, and about how many rows that is.
 */
export function touched(seen: number, { rows, of }: Looked): Touched {
  const estimate = rows === 0 ? 0 : seen / rows
  if (rows === of || rows === 0) return { rows: seen, estimate, low: estimate, high: estimate }
  return { rows: Math.round(estimate * of), estimate, ...clopperPearson(seen, rows) }
}

/** The same for something that was counted in all rows. */
export function touchedOfAll(seen: number, rows: number): Touched {
  return touched(seen, { rows, of: rows })
}

/** `1,204 rows (6%)`, `about 120,000 rows (1.2%, range 1.1% to 1.3%)`. */
export function touchedText({ rows, estimate, low, high }: Touched): string {
  if (low === high) return `${formatRows(rows)} (${percent(estimate)})`
  return `about ${formatCount(Number(rows.toPrecision(2)))} rows (${percent(estimate)}, range ${percent(low)} to ${percent(high)})`
}

/** A share as a percent that is short and never rounds to none or all. */
export function percent(share: number): string {
  if (share === 0 || share === 1) return `${100 * share}%`
  if (share < 0.001) return 'under 0.1%'
  if (share > 0.999) return 'over 99.9%'
  const value = 100 * share
  return `${Number(value.toFixed(value < 10 || value > 99 ? 1 : 0))}%`
}
