import type { Value } from '../plan/expr.ts'
import type { Rejected } from '../plan/scan.ts'

/** What a claim is found to be. */
export type Verdict = 'holds' | 'fails' | 'undecided' | 'no-evidence' | 'waived'

/** Why there is no verdict, or why it is not what the interval alone would say. */
export type Reason =
  | 'no-rows'
  | 'no-claims'
  | 'no-data-yet'
  | 'stale'
  | 'all-missing'
  | 'one-class'
  | 'empty-denominator'
  | 'too-few-rows'
  | 'too-many-slices'
  | 'one-of-many'
  | 'one-cluster'
  | 'no-variation'
  | 'no-range-for-design'
  | 'score-out-of-range'
  | 'unpaired-rows'
  | 'judge-refused'
  | 'judge-contradicts-labels'
  | 'too-many-ratings'
  | 'rare-values'
  | 'on-the-bound'
  | 'unreachable'

/** The unit of an estimate: a share as a fraction, points as a fraction, anything else in its own unit. */
export type Unit = 'share' | 'points' | 'count' | 'number' | (string & {})

/** A span of time, from its first moment up to that of the next. */
export interface Window {
  readonly unit: 'hour' | 'day' | 'week' | 'month'
  /** ISO times. */
  readonly from: string
  readonly to: string
}

/** A warning that a reader needs beside a verdict. */
export interface Note {
  readonly code: 'mix' | 'unreachable' | 'one-row-dominates' | 'short-interval' | 'coverage-not-proven' | (string & {})
  readonly text: string
}

/** Rows that a claim sets aside, and why. */
export interface Excluded {
  readonly rows: number
  readonly reason: string
}

/** One slice or window of a claim, with its own verdict. */
export interface SliceResult {
  readonly where: Readonly<Record<string, Value>>
  readonly window?: Window
  readonly verdict: Verdict
  readonly estimate: number | null
  readonly low: number | null
  readonly high: number | null
  readonly widenedLow: number | null
  readonly widenedHigh: number | null
  readonly n: number
  readonly rows: number
  readonly needed: number | null
  readonly reason: Reason | null
}

/** One claim with its verdict, its numbers and its words. A missing number is null, with a reason. */
export interface ClaimResult {
  readonly id: string
  readonly claim: string
  readonly stage: string
  readonly dataset: string
  readonly candidate: string | null
  readonly verdict: Verdict
  /** The true verdict under a waiver. */
  readonly beneath: Verdict | null
  readonly estimate: number | null
  readonly low: number | null
  readonly high: number | null
  readonly confidence: number
  readonly n: number
  readonly rowsUsed: number
  readonly bound: number | readonly [number, number]
  readonly direction: 'at-least' | 'at-most' | 'between' | 'compare'
  readonly strict: boolean
  readonly better: 'higher' | 'lower' | null
  readonly unit: Unit
  readonly method: string
  readonly reason: Reason | null
  readonly needed: number | null
  readonly neededFor80: number | null
  readonly excluded: readonly Excluded[]
  /** The slice that the estimate speaks of; null for the whole population. */
  readonly where: Readonly<Record<string, Value>> | null
  readonly window: Window | null
  readonly sentence: string
  readonly next: string
  readonly why: string | null
  /** What one unit of n is: `rows`, `flagged rows`, `actual positives`. */
  readonly counted: string
  readonly notes: readonly Note[]
  readonly slices: readonly SliceResult[]
}

/** Which rows a check read: how many, from when to when, and their fingerprint. */
export interface DataResult {
  readonly name: string
  readonly source: string
  readonly rows: number
  readonly rejected: readonly Rejected[]
  readonly from: string | null
  readonly to: string | null
  readonly fingerprint: string
}

/** Which text the claims were read from. */
export interface ProductFingerprint {
  /** Its name, without folders. */
  readonly name: string
  /** `sha256:…` of its text. */
  readonly fingerprint: string
}

/** What `plumb check --json` prints: the evidence. */
export interface Check {
  readonly schema: 'plumb/check@1'
  readonly product: string
  readonly checkedAt: string
  readonly asOf: string
  readonly plumb: string
  /** The stage that was asked for, with those before it; null for all. */
  readonly stage: string | null
  readonly seed: number
  /** Null where it is not known. */
  readonly productFile: ProductFingerprint | null
  readonly verdict: 'holds' | 'fails' | 'undecided'
  readonly data: readonly DataResult[]
  readonly claims: readonly ClaimResult[]
  readonly summary: {
    readonly holds: number
    readonly fails: number
    readonly undecided: number
    readonly noEvidence: number
    readonly waived: number
  }
}
