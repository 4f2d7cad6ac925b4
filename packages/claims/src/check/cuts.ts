import { exact, isSampled } from '../forms/measured.ts'
import type { Value } from '../plan/expr.ts'
import { isAgainstOthers, type ResolvedClaim, rivalName, type Test, selfOf } from '../resolve/resolved.ts'
import type { Candidate } from '../verdict/judge.ts'
import type { SettledTest } from '../verdict/rule.ts'
import { type WindowedOutcome, fillWindows } from '../windows/fill.ts'
import { type Answered, countOf } from './answered.ts'
import type { Reason, Window } from './check.ts'
import type { PreparedCheck } from './prepare.ts'

/** One slice with what its judgement needs. */
export interface Cut {
  readonly outcome: Answered
  readonly where: Readonly<Record<string, Value>>
  readonly window?: Window
  readonly candidate: Candidate
}

/** The slices and windows of a claim as they come to judgement, those without rows included. */
export function cutsOf(claim: ResolvedClaim, check: PreparedCheck, answered: readonly Answered[]): readonly Cut[] {
  const present = answered.filter(({ setAside }) => setAside === undefined)
  const listed = claim.window === undefined ? plainly(claim, present) : windowed(claim, check, present)
  return listed.map(({ outcome, window, open, empty }): Cut => {
    const test = settle(claim.test, outcome.reference)
    const apart = empty && !isSampled(outcome.measured) ? 'no-rows' : apartReason(claim, outcome)
    const veto = (outcome.unpaired ?? 0) > mostUnpaired ? 'unpaired-rows' : undefined
    return {
      outcome,
      where: whereOf(claim, outcome),
      ...(window === undefined ? {} : { window }),
      candidate: {
        measured: outcome.measured,
        test,
        ...(apart === undefined ? {} : { apart }),
        ...(open ? { open } : {}),
        ...(veto === undefined ? {} : { veto }),
      },
    }
  })
}

const mostUnpaired = 0.01

/** A relative bound as a number, once the value that it refers to is known. */
export function settle(test: Test, reference: number | undefined): SettledTest {
  if (test.kind !== 'relative') return test
  return { kind: 'bound', relation: test.relation, bound: test.share * (reference ?? NaN) }
}

interface Listed {
  readonly outcome: Answered
  readonly window?: Window
  readonly open: boolean
  /** A window without rows. */
  readonly empty: boolean
}

function plainly(claim: ResolvedClaim, answered: readonly Answered[]): readonly Listed[] {
  const outcomes = answered.length > 0 ? answered : [emptyOutcome(claim, [])]
  return outcomes.map((outcome) => ({ outcome, open: false, empty: false }))
}

function windowed(claim: ResolvedClaim, check: PreparedCheck, answered: readonly Answered[]): readonly Listed[] {
  const { asOfMs, cut } = check.options
  const calendar = { asOfUs: asOfMs * 1000, toAsOf: cut || claim.dataset.freshWithinMs !== undefined }
  const windows = fillWindows(answered, claim.window!, calendar, (key) => emptyOutcome(claim, key))
  const iso = (us: number): string => new Date(us / 1000).toISOString()
  const listed = windows.map(({ outcome, fromUs, toUs, open }: WindowedOutcome): Listed => {
    return {
      outcome,
      open,
      empty: outcome.rows === 0,
      window: { unit: claim.window!.unit, from: iso(fromUs), to: iso(toUs) },
    }
  })
  return listed.length > 0 ? listed : [{ outcome: emptyOutcome(claim, []), open: false, empty: false }]
}

function emptyOutcome(claim: ResolvedClaim, key: readonly Value[]): Answered {
  const { quantity } = selfOf(claim)
  const counts = claim.subject.kind === 'plain' && quantity.form === 'count' && quantity.fact.of === 'rows'
  return { key, rows: 0, used: 0, excluded: [], measured: counts ? exact(0, 0) : { reason: 'no-rows', n: 0 } }
}

function apartReason(claim: ResolvedClaim, outcome: Answered): Reason | undefined {
  const { minimum, subject } = claim
  if (minimum === undefined || 'by' in subject) return undefined
  return countOf(outcome, minimum.of) < minimum.count ? 'too-few-rows' : undefined
}

/** Empty for the outcome that stands for a claim whose population has no slice at all. */
function whereOf(claim: ResolvedClaim, { key }: Answered): Readonly<Record<string, Value>> {
  const rival = isAgainstOthers(claim) ? [{ name: rivalName, show: (value: Value): Value => value }] : []
  const keys = [...rival, ...claim.slices, ...(claim.window === undefined ? [] : [claim.window])].slice(0, key.length)
  return Object.fromEntries(keys.map(({ name, show }, i) => [name, show(key[i] ?? null)]))
}
