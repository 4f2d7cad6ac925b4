import { requireCount, requireInside } from '../checks.ts'
import { StatsError } from '../errors.ts'

/** Repeated runs of one case, or of several cases that came out alike. */
export interface RepeatedCase {
  /** Runs of the case, 1 or more. */
  readonly runs: number
  /** How many of them passed. */
  readonly passes: number
  /** How many cases had these runs and passes; default 1, fractional for a scaled sample. */
  readonly cases?: number
}

/** Refuses counts that cannot be. */
export function requireRepeats({ runs, passes, cases = 1 }: RepeatedCase): void {
  requireCount('runs', runs)
  requireCount('passes', passes)
  requireInside('passes', passes, 0, runs)
  requireInside('cases', cases, 0, Number.MAX_VALUE)
}

/** Refuses a k that the runs of a case cannot tell of. */
export function requireTries(k: number, runs: number): void {
  if (!(Number.isInteger(k) && k >= 1)) throw new StatsError('bad-option', `k must be a whole number above 0; got ${k}`)
  if (runs < k) throw new StatsError('too-few-values', `${k} tries need ${k} runs of every case; got ${runs}`)
}
