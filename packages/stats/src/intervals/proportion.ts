import { requireInside } from '../checks.ts'
import { betaQuantile } from '../distributions/beta.ts'
import { StatsError } from '../errors.ts'
import type { LevelOptions, Limits } from '../sample.ts'
import { betaKernel, incompleteBeta } from '../special/incomplete-beta.ts'
import { increasingRoot, type Slope } from '../special/increasing-root.ts'
import { tailProbability } from '../tail-probability.ts'

/**
 * The exact interval of a share (Clopper and Pearson): at every true rate each side misses at most (1 − confidence)/2.
 * The interval of a single share, however close to 0 or 1. For differences `midP` is the better brick.
 *
 * @param yes rows that are a success, from 0 to `rows`; fractional for effective counts
 * @param rows above 0, below 1 allowed
 * @param options.confidence level inside (0, 1), default 0.95
 * @returns limits inside [0, 1], accurate relative to the distance from the nearer end; below 1e-300 the limit is 0
 * @throws {StatsError} `bad-option`, `out-of-range`, `not-finite`, `empty-denominator`
 * @see Clopper & Pearson (1934), Biometrika 26:404–413; equals R `binom.test`
 * @example
 * clopperPearson(0, 40); // => { low: 0, high: 0.0880973 }
 */
export function clopperPearson(yes: number, rows: number, { confidence = 0.95 }: LevelOptions = {}): Limits {
  requireShare(yes, rows)
  const tail = tailProbability(confidence)
  return { low: exactLow(yes, rows, tail), high: Math.max(yes / rows, 1 - exactLow(rows - yes, rows, tail)) }
}

/**
 * The mid-p interval of a share: half of the probability of what was seen counts. Right on average, where the exact
 * interval is wide for certainty; it is the brick of differences between shares.
 *
 * @param yes rows that are a success, from 0 to `rows`; fractional for effective counts
 * @param rows above 0, below 1 allowed
 * @param options.confidence level inside (0, 1), default 0.95
 * @returns limits inside [0, 1]
 * @throws {StatsError} `bad-option`, `out-of-range`, `not-finite`, `empty-denominator`
 * @see Lancaster (1961), JASA 56:223–234; Berry & Armitage (1995), The Statistician 44:417–423
 * @example
 * midP(0, 40); // => { low: 0, high: 0.0721575 }
 */
export function midP(yes: number, rows: number, { confidence = 0.95 }: LevelOptions = {}): Limits {
  requireShare(yes, rows)
  const tail = tailProbability(confidence)
  return { low: midLow(yes, rows, tail), high: Math.max(yes / rows, 1 - midLow(rows - yes, rows, tail)) }
}

function requireShare(yes: number, rows: number): void {
  if (rows === 0) throw new StatsError('empty-denominator', 'a share needs at least one row; got none')
  requireInside('rows', rows, Number.MIN_VALUE, Number.MAX_VALUE)
  requireInside('yes', yes, 0, rows)
}

function exactLow(yes: number, rows: number, tail: number): number {
  return yes === 0 ? 0 : Math.min(yes / rows, betaQuantile(tail, yes, rows - yes + 1))
}

const smallest = Math.log(1e-300)

/** Solves for ln low: far below yes / rows the logarithm of the tail is nearly straight in it. */
function midLow(yes: number, rows: number, tail: number): number {
  if (yes === 0) return 0
  const at = (logRate: number): Slope => logMidTail(Math.exp(logRate), yes, rows, tail)
  if (at(smallest).value >= 0) return 0
  const exact = exactLow(yes, rows, tail)
  const start = exact > 0 ? Math.log(exact) : smallest
  return Math.min(yes / rows, Math.exp(increasingRoot(at, smallest, Math.log(yes / rows), start)))
}

/** ln of P(X > yes) + P(X = yes)/2 at a rate, minus ln tail. */
function logMidTail(rate: number, yes: number, rows: number, tail: number): Slope {
  const withSeen = incompleteBeta(rate, yes, rows - yes + 1).lower
  const beyond = yes < rows ? incompleteBeta(rate, yes + 1, rows - yes).lower : 0
  const half = (withSeen + beyond) / 2
  const slopes = kernel(rate, yes, rows - yes + 1) + (yes < rows ? kernel(rate, yes + 1, rows - yes) : 0)
  return { value: Math.log(half) - Math.log(tail), slope: slopes / 2 / half }
}

function kernel(rate: number, a: number, b: number): number {
  return rate < 1 ? betaKernel(rate, 1 - rate, a, b) / (1 - rate) : 0
}
