/** Value and slope of an increasing function at a point. */
export interface Slope {
  readonly value: number
  readonly slope: number
}

const maxSteps = 300
const rounding = 1e-14

/**
 * The point of [low, high] at which an increasing function is 0: Newton's steps, halving wherever one leaves the
 * bracket. An end of the bracket where the function does not change sign inside it.
 *
 * @param at value and slope; the slope may be rough, it only sets the speed
 * @param start first guess, inside the bracket
 */
export function increasingRoot(at: (x: number) => Slope, low: number, high: number, start: number): number {
  let x = Math.min(high, Math.max(low, start))
  let [below, above] = [low, high]
  let width = Infinity
  for (let step = 0; step < maxSteps; step++) {
    const { value, slope } = at(x)
    if (value === 0) return x
    if (value < 0) below = x
    else above = x
    const newton = x - value / slope
    // Newton must stay inside and shorten its step every time, or the bracket is halved.
    const trusted = newton > below && newton < above && Math.abs(newton - x) < width
    // a step this small that no longer shortens is the rounding of the function
    if (!trusted && Math.abs(newton - x) <= rounding * Math.abs(x)) return x
    const next = trusted ? newton : (below + above) / 2
    width = trusted ? Math.abs(newton - x) : above - below
    if (next === x || Math.abs(next - x) <= 2e-16 * Math.abs(x)) return next
    x = next
  }
  return x
}
