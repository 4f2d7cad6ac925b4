import { StatsError } from './errors.ts'

/** Refuses a level outside (0, 1), also one given as a percentage; returns alpha = 1 − confidence. */
export function alphaOf(confidence: number): number {
  if (!(confidence > 0 && confidence < 1)) {
    throw new StatsError('bad-option', `confidence must be inside (0, 1); got ${confidence}`)
  }
  return 1 - confidence
}

/** Refuses NaN and the infinities. */
export function requireFinite(name: string, value: number): void {
  if (!Number.isFinite(value)) throw new StatsError('not-finite', `${name} must be a finite number; got ${value}`)
}

/** Refuses what is not a finite number above 0. */
export function requirePositive(name: string, value: number): void {
  requireFinite(name, value)
  if (value <= 0) throw new StatsError('out-of-range', `${name} must be above 0; got ${value}`)
}

/** Refuses what is not a finite number of at least `low` and at most `high`. */
export function requireInside(name: string, value: number, low: number, high: number): void {
  requireFinite(name, value)
  if (value < low || value > high) {
    throw new StatsError('out-of-range', `${name} must be from ${low} to ${high}; got ${value}`)
  }
}

/** Refuses what is not a whole number of at least 0 that a double counts exactly. */
export function requireCount(name: string, value: number): void {
  if (!Number.isSafeInteger(value) || value < 0) {
    throw new StatsError('out-of-range', `${name} must be a whole number of at least 0; got ${value}`)
  }
}
