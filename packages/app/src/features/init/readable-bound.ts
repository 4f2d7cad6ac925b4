/**
 * A share rounded to the safe side in percent, coarser away from 0 and 1: down for a promise of at least, up for at most.
 *
 * @returns the number of percent, never on the wrong side of `share`
 * @example
 * percentBound(0.9146, 'down') // => 91
 * percentBound(0.00231, 'up') // => 0.3
 */
export function percentBound(share: number, way: 'down' | 'up'): number {
  const room = Math.min(share, 1 - share)
  const steps = room >= 0.05 ? 100 : room >= 0.002 ? 1000 : 10_000
  return tenths(roundTo(share, steps, way) * (100 / steps))
}

/**
 * A share of the file that is exact, with room for a few more rows: one digit, or whole percents from 10% on.
 *
 * @example
 * roomyPercent(0.00312) // => 0.4
 */
export function roomyPercent(share: number): number {
  if (share <= 0) return 0
  if (share >= 0.1) return percentBound(share, 'up')
  const steps = 10 ** -Math.floor(Math.log10(share))
  return tenths((roundTo(share, steps, 'up') / steps) * 100)
}

/**
 * How many rows there must be: about 5% fewer than today in two digits, so that the next file need not be as long.
 *
 * @example
 * rowsBound(1000) // => 950
 */
export function rowsBound(rows: number): number {
  return Math.max(Math.floor(amountBound(rows * 0.95, 'down')), Math.min(rows, 1))
}

/** A number between 0 and 1 rounded to the safe side, such as an area under a curve. */
export function scoreBound(score: number, way: 'down' | 'up'): number {
  return Number((percentBound(score, way) / 100).toPrecision(12))
}

/** A count or amount rounded to the safe side in two digits. */
export function amountBound(amount: number, way: 'down' | 'up'): number {
  if (amount <= 0) return way === 'up' && amount === 0 ? 0 : Math[way === 'up' ? 'ceil' : 'floor'](amount)
  const exponent = Math.floor(Math.log10(amount)) - 1
  const steps = exponent >= 0 ? 1 / 10 ** exponent : 10 ** -exponent
  return Number((roundTo(amount, steps, way) / steps).toPrecision(12))
}

/** How many steps: the division may miss a whole number by a hair, so both neighbours are tried. */
function roundTo(value: number, steps: number, way: 'down' | 'up'): number {
  const near = Math.round(value * steps)
  const candidates = way === 'down' ? [near + 1, near, near - 1] : [near - 1, near, near + 1]
  const fits = (count: number): boolean => (way === 'down' ? count / steps <= value : count / steps >= value)
  return candidates.find(fits) ?? near
}

function tenths(percent: number): number {
  return Number(percent.toPrecision(12))
}
