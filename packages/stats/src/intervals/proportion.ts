import { requireInside } from '../checks.ts'
import { betaQuantile, betaUpperQuantile } from '../distributions/beta.ts'
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
  return { low: exactLow(yes, rows, tail), high: exactHigh(yes, rows, tail) }
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
  return { low: midLow(yes, rows, tail), high: midHigh(yes, rows, tail) }
}

function requireShare(yes: number, rows: number): void {
  if (rows === 0) throw new StatsError('empty-denominator', 'a share needs at least one row; got none')
  requireInside('rows', rows, Number.MIN_VALUE, Number.MAX_VALUE)
  requireInside('yes', yes, 0, rows)
}

function exactLow(yes: number, rows: number, tail: number): number {
  return yes === 0 ? 0 : Math.min(yes / rows, betaQuantile(tail, yes, rows - yes + 1))
}

function exactHigh(yes: number, rows: number, tail: number): number {
  return yes === rows ? 1 : Math.max(yes / rows, betaUpperQuantile(tail, yes + 1, rows - yes))
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

/** The mirror image of the low end; solved itself where it is so near 0 that the subtraction would cost digits. */
function midHigh(yes: number, rows: number, tail: number): number {
  const mirrored = 1 - midLow(rows - yes, rows, tail)
  if (mirrored > 1e-3) return Math.max(yes / rows, mirrored)
  const at = (logRate: number): Slope => {
    const { value, slope } = logMidTail(-Math.expm1(logRate), rows - yes, rows, tail, Math.exp(logRate))
    return { value: -value, slope: slope * Math.exp(logRate) }
  }
  return Math.max(yes / rows, Math.exp(increasingRoot(at, smallest, 0, Math.log(mirrored))))
}

/** ln of P(X > yes) + P(X = yes)/2 at a rate, minus ln tail, with its slope in ln rate. */
function logMidTail(rate: number, yes: number, rows: number, tail: number, other: number = 1 - rate): Slope {
  const withSeen = incompleteBeta(rate, yes, rows - yes + 1, other).lower
  const beyond = yes < rows ? incompleteBeta(rate, yes + 1, rows - yes, other).lower : 0
  const half = (withSeen + beyond) / 2
  const slopes = kernel(rate, other, yes, rows - yes + 1) + (yes < rows ? kernel(rate, other, yes + 1, rows - yes) : 0)
  return { value: Math.log(half) - Math.log(tail), slope: slopes / 2 / half }
}

function kernel(rate: number, other: number, a: number, b: number): number {
  return other > 0 ? betaKernel(rate, other, a, b) / other : 0
}
