import type { DatasetFacts } from '../plan/scan.ts'
import type { Value } from '../plan/expr.ts'
import { isSampled, exact, type Measured } from '../forms/measured.ts'
import { selfOf, type ResolvedClaim, type Test } from '../resolve/resolved.ts'
import { judge, byConcern, type Candidate, type Judged, type Judgement } from '../verdict/judge.ts'
import type { SettledTest } from '../verdict/rule.ts'
import { coversSlice, isInForce } from '../verdict/waivers.ts'
import { boundWords } from '../sentences/bound-words.ts'
import { nextStep } from '../sentences/next-step.ts'
import { sentenceOf } from '../sentences/sentence.ts'
import { fillWindows, type WindowedOutcome } from '../windows/fill.ts'
import { addExcluded, answer, countOf, mixNotes, type Answered, type Counted } from './answer.ts'
import type { ClaimResult, Excluded, Note, Reason, SliceResult, Verdict, Window } from './check.ts'
import { overWindows } from './over-windows.ts'
import { unreachable } from './unreachable.ts'
import type { PreparedCheck, PreparedClaim } from './prepare.ts'
import { keysOf } from './requests.ts'
import { mostSlices } from './too-many-slices.ts'

/** The result of one claim: outcomes by slice, judged, in words. */
export function claimResult(prepared: PreparedClaim, check: PreparedCheck, counted: Counted): ClaimResult {
  const { claim } = prepared
  const known = reasonBefore(prepared)
  if (known !== undefined) return unanswered(claim, check, known)
  const answered = overWindows(claim, answer(prepared, check, counted), check.options.asOfMs * 1000)
  if (answered.length > mostSlices) return unanswered(claim, check, 'too-many-slices')
  return judged(claim, check, answered, mixNotes(prepared, check, counted))
}

function reasonBefore({ claim, tooManySlices }: PreparedClaim): Reason | undefined {
  const { subject } = claim
  if (tooManySlices) return 'too-many-slices'
  if (subject.kind === 'comparison') return subject.first.reason ?? subject.second.reason
  return subject.self.reason ?? (subject.kind === 'change' ? subject.versus.reason : undefined)
}

function factsOf(claim: ResolvedClaim, { facts }: PreparedCheck): DatasetFacts {
  return facts.find(({ name }) => name === claim.dataset.name)!
}

/** One slice with what its judgement needs. */
interface Cut {
  readonly outcome: Answered
  readonly where: Readonly<Record<string, Value>>
  readonly window?: Window
  readonly candidate: Candidate
}

function judged(
  claim: ResolvedClaim,
  check: PreparedCheck,
  answered: readonly Answered[],
  mix: readonly Note[],
): ClaimResult {
  const facts = factsOf(claim, check)
  const cuts = cutsOf(claim, check, answered)
  const candidates = cuts.map(({ candidate }) => candidate)
  const judgement = judge(candidates, claim.confidence)
  const waived = waive(claim, check, cuts, judgement)
  const at = judgement.concern
  const [own, cut] = [judgement.slices[at]!, cuts[at]!]
  const sliced = keysOf(claim).length > ('by' in claim.subject || claim.subject.kind === 'change-window' ? 1 : 0)
  const verdict = waived.verdict
  const impossible = unreachable(claim, cut.candidate.test, cut.outcome.measured)
  const reason =
    judgement.reason ?? (judgement.verdict === 'undecided' && impossible !== undefined ? 'unreachable' : null)
  const measured = cut.outcome.measured
  const base = {
    ...headOf(claim, cut.candidate.test),
    verdict,
    beneath: verdict === 'waived' ? judgement.verdict : null,
    ...numbersOf(measured, own),
    n: Math.round(measured.n),
    ...accountOf(facts, answered, cuts),
    method: isSampled(measured) ? measured.method : 'none',
    reason,
    needed: own.needed,
    neededFor80: own.neededFor80,
    where: sliced ? cut.where : null,
    window: cut.window ?? null,
    notes: [
      ...(impossible === undefined ? [] : [impossible]),
      ...mix,
      ...(isSampled(measured) ? (measured.notes ?? []) : []),
    ],
    slices: sliced ? sliceResults(cuts, judgement, waived.covered) : [],
  }
  const spoken = { ...base, beneath: base.beneath }
  return {
    ...base,
    sentence: sentenceOf(claim, spoken, measured),
    next: nextStep(claim, spoken),
  }
}

function headOf(
  claim: ResolvedClaim,
  test: SettledTest,
): Pick<
  ClaimResult,
  | 'id'
  | 'claim'
  | 'stage'
  | 'dataset'
  | 'candidate'
  | 'confidence'
  | 'bound'
  | 'direction'
  | 'strict'
  | 'better'
  | 'unit'
  | 'why'
  | 'counted'
> {
  const { stated, dataset, candidate, confidence, direction, better } = claim
  const self = selfOf(claim)
  return {
    id: stated.id,
    claim: claim.text,
    stage: stated.stage,
    dataset: dataset.name,
    candidate,
    confidence,
    bound: test.kind === 'between' ? [test.low, test.high] : test.bound,
    direction,
    strict: test.kind === 'bound' && !test.relation.endsWith('='),
    better,
    unit: claim.unit === 'score' ? 'number' : claim.unit,
    why: stated.why ?? null,
    counted: self.measure.counted(self.said.words),
  }
}

function numbersOf(measured: Measured, { limits }: Judged): Pick<ClaimResult, 'estimate' | 'low' | 'high'> {
  if (!isSampled(measured)) return { estimate: null, low: null, high: null }
  return { estimate: measured.estimate, low: finite(limits.low), high: finite(limits.high) }
}

function finite(value: number | null): number | null {
  return value === null || !Number.isFinite(value) ? null : value
}

/** Rows read = rows used + excluded (+ rejected lines, which were never rows). */
function accountOf(
  facts: DatasetFacts,
  answered: readonly Answered[],
  cuts: readonly Cut[],
): { readonly rowsUsed: number; readonly excluded: readonly Excluded[] } {
  const outcomes = cuts.map(({ outcome }) => outcome)
  const rowsUsed = outcomes.reduce((total, { used }) => total + used, 0)
  const named = addExcluded([
    ...outcomes.flatMap(({ excluded }) => excluded),
    ...answered
      .filter((outcome) => !outcomes.includes(outcome))
      .map(({ rows, setAside }) => ({ rows, reason: setAside ?? 'outside-windows' })),
  ])
  const rest = facts.rows - rowsUsed - named.reduce((total, { rows }) => total + rows, 0)
  const outside = rest > 0 ? [{ rows: rest, reason: 'outside-where' }] : []
  return { rowsUsed, excluded: [...outside, ...named].filter(({ rows }) => rows > 0) }
}

function settle(test: Test, reference: number | undefined): SettledTest {
  if (test.kind !== 'relative') return test
  return { kind: 'bound', relation: test.relation, bound: test.share * (reference ?? NaN) }
}

const mostUnpaired = 0.01

function cutsOf(claim: ResolvedClaim, check: PreparedCheck, answered: readonly Answered[]): readonly Cut[] {
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

interface Listed {
  readonly outcome: Answered
  readonly window?: Window
  readonly open: boolean
  /** A window without rows. */
  readonly empty: boolean
}

function plainly(claim: ResolvedClaim, answered: readonly Answered[]): readonly Listed[] {
  const outcomes = answered.length > 0 ? answered : claim.slices.length > 0 ? [] : [emptyOutcome(claim, [])]
  return (
    outcomes.length > 0
      ? outcomes
      : [
          emptyOutcome(
            claim,
            claim.slices.map(() => null),
          ),
        ]
  ).map((outcome) => ({
    outcome,
    open: false,
    empty: false,
  }))
}

function windowed(claim: ResolvedClaim, check: PreparedCheck, answered: readonly Answered[]): readonly Listed[] {
  const { asOfMs, cut } = check.options
  const calendar = { asOfUs: asOfMs * 1000, toAsOf: cut || claim.dataset.freshWithinMs !== undefined }
  const windows = fillWindows(answered, claim.window!, calendar, (key) => emptyOutcome(claim, key))
  const listed = windows.map(({ outcome, fromUs, toUs, open }: WindowedOutcome): Listed => {
    const iso = (us: number): string => new Date(us / 1000).toISOString()
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

function whereOf(claim: ResolvedClaim, { key }: Answered): Readonly<Record<string, Value>> {
  const keys = [...claim.slices, ...(claim.window === undefined ? [] : [claim.window])]
  return Object.fromEntries(keys.map(({ name, show }, i) => [name, show(key[i] ?? null)]))
}

interface Waived {
  readonly verdict: Verdict
  readonly covered: ReadonlySet<number>
}

/** A waiver that covers some slices leaves the verdict of the others. */
function waive(
  claim: ResolvedClaim,
  check: PreparedCheck,
  cuts: readonly Cut[],
  { verdict, slices }: Judgement,
): Waived {
  const waivers = check.product.waivers.filter(
    (waiver) =>
      waiver.claim === claim.stated.id &&
      isInForce(waiver, { asOfMs: check.options.asOfMs, bound: boundWords(claim.stated.claim) }),
  )
  const none = { verdict, covered: new Set<number>() }
  if (verdict === 'holds' || waivers.length === 0) return none
  const covered = new Set(
    cuts.flatMap(({ where }, i) => (waivers.some((waiver) => coversSlice(waiver, where)) ? [i] : [])),
  )
  const open = cuts.filter((_, i) => !covered.has(i) || slices[i]!.verdict === 'holds')
  const rest = judge(
    open.map(({ candidate }) => candidate),
    claim.confidence,
  )
  const settled = covered.size === cuts.length || rest.verdict === 'holds'
  return settled ? { verdict: 'waived', covered } : { verdict: rest.verdict, covered }
}

function sliceResults(
  cuts: readonly Cut[],
  { slices }: Judgement,
  covered: ReadonlySet<number>,
): readonly SliceResult[] {
  const order = cuts.map((_, i) => i).toSorted((a, b) => byConcern(slices[a]!, slices[b]!) || a - b)
  return order.map((i) => {
    const [{ outcome, where, window }, own] = [cuts[i]!, slices[i]!]
    const missed = own.verdict === 'fails' || own.verdict === 'undecided'
    return {
      where,
      ...(window === undefined ? {} : { window }),
      verdict: covered.has(i) && missed ? 'waived' : own.verdict,
      ...numbersOf(outcome.measured, own),
      widenedLow: finite(own.widened.low),
      widenedHigh: finite(own.widened.high),
      n: Math.round(outcome.measured.n),
      rows: outcome.rows,
      needed: own.needed,
      reason: own.reason,
    }
  })
}

/** A claim whose answer is known to be missing before any row is counted. */
function unanswered(claim: ResolvedClaim, check: PreparedCheck, reason: Reason): ClaimResult {
  const facts = factsOf(claim, check)
  const test = settle(claim.test, 0)
  const verdict = waive(claim, check, [], { verdict: 'no-evidence', reason, slices: [], concern: 0 }).verdict
  const base = {
    ...headOf(claim, test),
    verdict,
    beneath: verdict === 'waived' ? ('no-evidence' as const) : null,
    estimate: null,
    low: null,
    high: null,
    n: 0,
    rowsUsed: 0,
    excluded: facts.rows > 0 ? [{ rows: facts.rows, reason }] : [],
    method: 'none',
    reason,
    needed: null,
    neededFor80: null,
    where: null,
    window: null,
    notes: [] as readonly Note[],
    slices: [] as readonly SliceResult[],
  }
  return { ...base, sentence: sentenceOf(claim, base, { reason, n: 0 }), next: nextStep(claim, base) }
}
