import type { OpenLimits } from '@plumb/stats'
import type { Test } from '../resolve/resolved.ts'

export type Lies = 'holds' | 'fails' | 'undecided'

/** A test whose bound is a number: relative bounds are settled once the second quantity is known. */
export type SettledTest = Exclude<Test, { readonly kind: 'relative' }>

/** The rule that a reader can check by looking: the whole interval on the promised side holds, on the other side fails. */
export function lies(test: SettledTest, limits: OpenLimits): Lies {
  const low = limits.low ?? -Infinity
  const high = limits.high ?? Infinity
  if (test.kind === 'between') {
    if (low >= test.low && high <= test.high) return 'holds'
    return high < test.low || low > test.high ? 'fails' : 'undecided'
  }
  const { relation, bound } = test
  switch (relation) {
    case '>=':
      return low >= bound ? 'holds' : high < bound ? 'fails' : 'undecided'
    case '>':
      return low > bound ? 'holds' : high <= bound ? 'fails' : 'undecided'
    case '<=':
      return high <= bound ? 'holds' : low > bound ? 'fails' : 'undecided'
    case '<':
      return high < bound ? 'holds' : low >= bound ? 'fails' : 'undecided'
  }
}

/** Whether the estimate sits on the bound, so that no number of rows can be named. */
export function isOnBound(test: SettledTest, estimate: number): boolean {
  if (test.kind === 'between') return false
  return Math.abs(estimate - test.bound) <= 1e-12 * Math.max(1, Math.abs(test.bound))
}

/**
 * How far the end that could break the promise lies inside it, in half-widths: negative where it breaks. Slices with the
 * smallest value are of most concern.
 */
export function margin(test: SettledTest, limits: OpenLimits): number {
  const [low, high] = [finite(limits.low), finite(limits.high)]
  const half = low === null || high === null ? Infinity : (high - low) / 2
  const inHalves = (distance: number): number => (distance === 0 ? 0 : distance / half)
  const above = (bound: number): number => (low === null ? -Infinity : inHalves(low - bound))
  const below = (bound: number): number => (high === null ? -Infinity : inHalves(bound - high))
  if (test.kind === 'between') return Math.min(above(test.low), below(test.high))
  return test.relation.startsWith('>') ? above(test.bound) : below(test.bound)
}

function finite(value: number | null): number | null {
  return value !== null && Number.isFinite(value) ? value : null
}
