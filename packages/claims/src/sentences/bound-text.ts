import type { ClaimResult } from '../check/check.ts'
import { formatPlain } from './format-value.ts'

export type Bounded = Pick<ClaimResult, 'bound' | 'direction' | 'unit'> &
  Partial<Pick<ClaimResult, 'strict' | 'better'>>

/**
 * The promised bound in words: `at least 95%`, `less than 400 ms`, `between 5% and 40%`, `at least +4 points`.
 *
 * @example
 * boundText({ bound: 0.95, direction: 'at-least', unit: 'share' }) // => 'at least 95%'
 */
export function boundText({ bound, direction, unit, strict = false, better = null }: Bounded): string {
  const signed = direction === 'compare'
  const value = (of: number): string => formatPlain(of, unit, { signed })
  if (typeof bound !== 'number') return `between ${value(bound[0])} and ${value(bound[1])}`
  const atMost = direction === 'at-most' || (direction === 'compare' && better === 'lower')
  const words = atMost ? ['less than', 'at most'] : ['more than', 'at least']
  return `${strict ? words[0] : words[1]} ${value(bound)}`
}
