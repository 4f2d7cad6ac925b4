import type { WindowUnit } from '../../language/claim.ts'
import { quoteText } from './quote.ts'

export interface WindowOf {
  readonly unit: WindowUnit
  readonly timezone: string
}

/**
 * The start of the window that holds a time (TIMESTAMP in UTC), in microseconds. An hour is counted back from the time by
 * the clock's minutes, so that the two hours of the same name at the end of summer time stay apart.
 */
export function printWindow(sql: string, { unit, timezone }: WindowOf): string {
  if (timezone === 'UTC') return `epoch_us(date_trunc('${unit}', ${sql}))`
  const zone = quoteText(timezone)
  const local = `((${sql} at time zone 'UTC') at time zone ${zone})`
  if (unit === 'hour') return `(epoch_us(${sql}) - epoch_us(${local}) + epoch_us(date_trunc('hour', ${local})))`
  return `epoch_us(date_trunc('${unit}', ${local}) at time zone ${zone})`
}
