import { holmSteps, type OpenLimits } from '@plumb/stats'
import type { Reason, Verdict } from '../check/check.ts'
import { isSampled, type Measured, type Sampled } from '../forms/measured.ts'
import { isOnBound, lies, margin, type SettledTest } from './rule.ts'
import { neededFor, type Needed } from './needed.ts'

/** One slice as it comes to judgement. */
export interface Candidate {
  readonly measured: Measured
  readonly test: SettledTest
  /** It is under the claim's minimum, or a window without rows: listed, but does not decide. */
  readonly apart?: Reason
  /** A window that is not over: it counts only when its own interval decides. */
  readonly open?: boolean
  /** What stands against a verdict whatever the interval says. */
  readonly veto?: Reason
}

export interface Judged extends Needed {
  readonly verdict: Exclude<Verdict, 'waived'>
  readonly reason: Reason | null
  readonly limits: OpenLimits
  /** At its Holm step; the same as `limits` where there is one slice. */
  readonly widened: OpenLimits
  readonly margin: number
  /** Whether it enters the verdict of the claim. */
  readonly decides: boolean
}

export interface Judgement {
  readonly verdict: Exclude<Verdict, 'waived'>
  readonly reason: Reason | null
  readonly slices: readonly Judged[]
  /** Index of the slice of most concern. */
  readonly concern: number
}

const unknown: OpenLimits = { low: null, high: null }

/**
 * Judges a claim over its slices: holds when every slice that may decide holds; fails when some slice fails at its Holm
 * step; otherwise undecided.
 */
export function judge(candidates: readonly Candidate[], confidence: number): Judgement {
  const firsts = candidates.map((candidate) => judgeAlone(candidate, confidence))
  const only = candidates.length === 1
  const deciding = firsts.map((one, i) => only || decides(candidates[i]!, one, firsts, candidates))
  const judged = widen(candidates, firsts, deciding, confidence)
  const concern = mostConcerning(judged)
  return { ...together(judged, concern), slices: judged, concern }
}

function judgeAlone({ measured, test, apart, veto }: Candidate, confidence: number): Judged {
  const base = { needed: null, neededFor80: null, widened: unknown, decides: false }
  if (apart !== undefined || !isSampled(measured)) {
    const reason = apart ?? (isSampled(measured) ? null : measured.reason)
    return { ...base, verdict: 'no-evidence', reason, limits: limitsIf(measured, confidence), margin: -Infinity }
  }
  const limits = measured.limits(confidence)
  const plain = lies(test, limits)
  const verdict = veto === undefined ? plain : 'undecided'
  const reason = veto ?? (verdict === 'undecided' ? reasonOfUndecided(measured, test) : null)
  return {
    ...base,
    ...(verdict === 'undecided' && veto === undefined ? neededFor(test, measured, confidence) : {}),
    verdict,
    reason,
    limits,
    margin: margin(test, limits),
  }
}

function limitsIf(measured: Measured, confidence: number): OpenLimits {
  return isSampled(measured) ? measured.limits(confidence) : unknown
}

function reasonOfUndecided({ reason, estimate }: Sampled, test: SettledTest): Reason | null {
  return reason ?? (isOnBound(test, estimate) ? 'on-the-bound' : null)
}

/** Slices set apart do not decide; an open window only when its own interval does, unless nothing else is there. */
function decides(candidate: Candidate, own: Judged, all: readonly Judged[], candidates: readonly Candidate[]): boolean {
  if (candidate.apart !== undefined) return false
  if (candidate.open !== true) return true
  const others = all.some((_, i) => candidates[i]!.apart === undefined && candidates[i]!.open !== true)
  return !others || own.verdict === 'holds' || own.verdict === 'fails'
}

/** Failing slices must fail at their Holm step; those that fail only by themselves are one of many. */
function widen(
  candidates: readonly Candidate[],
  firsts: readonly Judged[],
  deciding: readonly boolean[],
  confidence: number,
): readonly Judged[] {
  const tested = firsts.flatMap((one, i) => (deciding[i]! && one.verdict !== 'no-evidence' ? [i] : []))
  if (tested.length < 2) return firsts.map((one, i) => ({ ...one, widened: one.limits, decides: deciding[i]! }))
  const steps = holmSteps(
    tested.map((i) => {
      const { measured, test } = candidates[i]!
      return (level: number) => lies(test, limitsIf(measured, level)) === 'fails'
    }),
    { confidence },
  )
  const stepOf = new Map(tested.map((i, at) => [i, steps[at]!]))
  return firsts.map((one, i): Judged => {
    const step = stepOf.get(i)
    if (step === undefined) return { ...one, widened: one.limits, decides: deciding[i]! }
    const widened = limitsIf(candidates[i]!.measured, step.confidence)
    const oneOfMany = one.verdict === 'fails' && !step.fails
    return {
      ...one,
      widened,
      decides: deciding[i]!,
      ...(oneOfMany ? { verdict: 'undecided' as const, reason: 'one-of-many' as const } : {}),
    }
  })
}

const concernOrder = { fails: 0, undecided: 1, 'no-evidence': 2, holds: 3 }

/** Fails, undecided, no evidence, holds; within each, what lies furthest on the breaking side. Slices apart come last. */
export function byConcern(a: Judged, b: Judged): number {
  if (a.decides !== b.decides) return a.decides ? -1 : 1
  return concernOrder[a.verdict] - concernOrder[b.verdict] || compareMargins(a.margin, b.margin)
}

function compareMargins(a: number, b: number): number {
  return a === b ? 0 : a - b
}

function mostConcerning(judged: readonly Judged[]): number {
  return judged.reduce((worst, one, i) => (byConcern(one, judged[worst]!) < 0 ? i : worst), 0)
}

function together(judged: readonly Judged[], concern: number): Pick<Judgement, 'verdict' | 'reason'> {
  const deciding = judged.filter((one) => one.decides)
  if (judged.length === 0) return { verdict: 'no-evidence', reason: 'no-rows' }
  if (deciding.length === 0) return { verdict: 'no-evidence', reason: judged[concern]!.reason ?? 'too-few-rows' }
  if (deciding.some(({ verdict }) => verdict === 'fails')) return { verdict: 'fails', reason: null }
  if (deciding.every(({ verdict }) => verdict === 'holds')) return { verdict: 'holds', reason: null }
  if (deciding.every(({ verdict }) => verdict === 'no-evidence')) {
    return { verdict: 'no-evidence', reason: judged[concern]!.reason }
  }
  return { verdict: 'undecided', reason: judged[concern]!.reason }
}
