const UNITS = { second: 1000, minute: 60_000, hour: 3_600_000, day: 86_400_000, week: 604_800_000 } as const

/** How a duration is written: `30 days`, `12 hours`. */
export const DURATION: RegExp = /^(\d{1,7}(?:\.\d{1,6})?) *(second|minute|hour|day|week)s?$/

/**
 * The milliseconds of a duration in words; undefined when it is not one. A day is 24 hours; months have no fixed length.
 *
 * @example
 * durationMs('2 weeks') // => 1209600000
 */
export function durationMs(text: string): number | undefined {
  const [, count, unit] = DURATION.exec(text) ?? []
  if (count === undefined || unit === undefined) return undefined
  return Math.round(Number(count) * UNITS[unit as keyof typeof UNITS])
}
