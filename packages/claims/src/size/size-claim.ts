import { slicedSampleSize, StatsError } from '@plumb/stats'
import { InputError } from '../errors.ts'
import type { Clauses } from '../language/claim.ts'
import { printClaim } from '../language/print.ts'
import { readShare, readSizeClaim } from './read-size-claim.ts'
import { neededSentence, percent, shownSentence } from './size-sentence.ts'
import { slicesOf, type Sliced } from './slices-of.ts'
import { isShown, whatRowsShow, type Shown, type ShowPlan } from './what-rows-show.ts'

/** What `sizeClaim` is to expect. */
export interface SizeOptions {
  /** What the measure is expected to be, as written: `93%`. */
  readonly expect: string
  /** The wanted chance that the claim is shown, as a fraction. */
  readonly power: number
  /** Rows in a cluster and how alike they are, where rows are not independent. */
  readonly clusterSize?: number
  readonly icc?: number
  /** How many slices there are in all: countries, weeks, or one times the other. */
  readonly slices?: number
  /** Rows that there are in each slice, of the kind that the measure counts. */
  readonly rows?: number
}

/** How many rows a claim needs, and what that rests on. */
export interface Size {
  /** Rows in each slice; null when no number can show the claim: the expected value lies on the bound or breaks it. */
  readonly needed: number | null
  /** In how many slices the claim is to hold at once; null where that is not known. */
  readonly slices: number | null
  /** Rows in all slices together. */
  readonly total: number | null
  /** What the rows that there are could show; null where none were given. */
  readonly shown: ShownInWords | null
  readonly method: string
  readonly assumes: readonly string[]
  readonly sentence: string
}

export interface ShownInWords extends Shown {
  readonly sentence: string
}

const usualConfidence = 0.95

/**
 * How many rows would prove a claim, if the measure is what is expected; in each slice, where it speaks of slices; and
 * what a number of rows could show.
 *
 * @throws {InputError} `bad-claim`, `wrong-shape`, `bad-value`, `unknown-name`
 */
export function sizeClaim(text: string, options: SizeOptions): Size {
  const sized = readSizeClaim(text)
  const { claim, measure, side, bound } = sized
  const expect = readShare(options.expect)
  const sliced = slicesOf(claim.clauses, options.slices)
  const plan: ShowPlan = {
    expect,
    power: options.power,
    confidence: claim.clauses.confidence ?? usualConfidence,
    designEffect: 1 + ((options.clusterSize ?? 1) - 1) * (options.icc ?? 0),
    slices: sliced.count ?? 1,
  }
  const fits = isShown(side, expect, bound)
  const needed = fits
    ? atLeastMinimum(
        planned(() => slicedSampleSize({ ...plan, bound })),
        claim.clauses,
      )
    : null
  const { rows } = options
  const words = { measure, sliced, expect, power: plan.power }
  const shown = rows === undefined ? null : planned(() => whatRowsShow(sized, rows, plan))
  return {
    needed,
    slices: sliced.count ?? null,
    total: needed === null || sliced.count === undefined ? null : needed * sliced.count,
    shown: shown && { ...shown, sentence: shownSentence(shown, words, printClaim(claim)) },
    method: methodOf(plan.slices, rows),
    assumes: assumptions(options, plan, sliced, claim.clauses),
    sentence: neededSentence(needed, words),
  }
}

/** What statistics refuse is an input that cannot be planned for. */
function planned<Result>(plan: () => Result): Result {
  try {
    return plan()
  } catch (cause) {
    if (!(cause instanceof StatsError)) throw cause
    throw new InputError('bad-value', cause.message, {
      wanted: 'values that can be planned for',
      got: cause.message,
      cause,
    })
  }
}

/** Slices under the claim's minimum do not decide. */
function atLeastMinimum(rows: number, { minimum }: Clauses): number {
  return minimum?.of === 'counted' ? Math.max(rows, minimum.count) : rows
}

function methodOf(slices: number, rows: number | undefined): string {
  const needed =
    slices === 1
      ? 'normal approximation to the power of the exact binomial interval'
      : 'power of the exact binomial interval in each slice, the root of the whole'
  return rows === undefined ? needed : `${needed}; what rows show: power of the exact binomial interval`
}

function assumptions(
  { clusterSize, icc }: SizeOptions,
  { expect, power, confidence, designEffect, slices }: ShowPlan,
  { words }: Sliced,
  { minimum }: Clauses,
): readonly string[] {
  const least = minimum?.of === 'rows' ? [`slices with fewer than ${minimum.count} rows do not decide`] : []
  return [
    `it really is ${percent(expect)}${words === '' ? '' : ` ${words}`}`,
    `the range is at ${percent(confidence)} confidence`,
    `a chance of ${percent(power)} to show it${slices === 1 ? '' : ' in all slices at once'}`,
    designEffect === 1
      ? 'rows are independent'
      : `${clusterSize} rows a cluster, as alike as ${icc}: ${Number(designEffect.toPrecision(3))} times as many rows`,
    ...(slices === 1 ? [] : ['slices are independent']),
    ...least,
  ]
}
