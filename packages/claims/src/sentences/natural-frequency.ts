import { withCommas } from './format-value.ts'

export interface ShareRange {
  readonly estimate: number
  readonly low: number
  readonly high: number
}

export interface NaturalFrequency {
  readonly of: 100 | 1000 | 10000
  /** `93 in 100 (91 to 94)`; without the range where it has no width. */
  readonly text: string
}

/**
 * A share as people count: so many in 100. The denominator is the smallest of 100, 1,000 and 10,000 that shows both ends
 * apart from 0; an end that is exactly 0 stays 0.
 *
 * @param range fractions in [0, 1]
 * @example
 * naturalFrequency({ estimate: 0.93, low: 0.914, high: 0.944 }).text // => '93 in 100 (91 to 94)'
 */
export function naturalFrequency({ estimate, low, high }: ShareRange): NaturalFrequency {
  const of = ([100, 1000, 10000] as const).find((size) => [low, high].every((end) => shows(end, size))) ?? 10000
  const count = (share: number): string => (shows(share, of) ? withCommas(String(whole(share, of))) : 'fewer than 1')
  const head = `${count(estimate)} in ${withCommas(String(of))}`
  return { of, text: low === high ? head : `${head} (${count(low)} to ${count(high)})` }
}

function shows(share: number, of: number): boolean {
  return share === 0 || whole(share, of) >= 1
}

/** Half is rounded up as the table does, also where a floating product falls just short of it: 57.5% is 58 in 100. */
function whole(share: number, of: number): number {
  return Math.round(Number((share * of).toPrecision(12)))
}
