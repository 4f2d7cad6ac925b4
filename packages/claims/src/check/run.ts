import type { Check, ClaimResult, DataResult } from './check.ts'
import type { Dataset } from '../product/product.ts'
import type { Cells, DatasetFacts } from '../plan/scan.ts'
import type { Counted } from './answered.ts'
import { claimResult } from './claim-result.ts'
import { allAsked, type PreparedCheck, type PreparedClaim } from './prepare.ts'
import type { Asked } from './requests.ts'

export interface CheckedWhen {
  /** ISO time of the clock. */
  readonly checkedAt: string
  readonly version: string
}

/** The check: a pure function of the prepared product and what was counted. The same inputs give the same bytes. */
export function runCheck(prepared: PreparedCheck, counted: Counted, { checkedAt, version }: CheckedWhen): Check {
  const { product, facts, options } = prepared
  const claims = prepared.claims.map((one) => resultOf(one, prepared, counted))
  const summary = summaryOf(claims)
  return {
    schema: 'plumb/check@1',
    product: product.name,
    checkedAt,
    asOf: new Date(options.asOfMs).toISOString(),
    plumb: version,
    verdict: overall(summary, claims.length),
    data: product.datasets.flatMap((dataset) => dataResult(dataset, facts)),
    claims,
    summary,
  }
}

/**
 * Answers the claims of which everything is counted, so that `runCheck` of the same counts finds their results: for the
 * time while the last scans run. What throws here throws there.
 */
export function answerCounted(prepared: PreparedCheck, counted: Counted): void {
  try {
    for (const one of prepared.claims) if (isCounted(one, prepared, counted)) resultOf(one, prepared, counted)
  } catch {
    // its result is not remembered
  }
}

function isCounted(one: PreparedClaim, { plan, duplicates }: PreparedCheck, counted: Counted): boolean {
  const cellsOf = (asked: Asked): Cells | undefined =>
    asked.kind === 'cells'
      ? counted.cells[plan.scanOf.get(asked.request)!]
      : counted.duplicates[duplicates.indexOf(asked.scan)]
  return allAsked(one).every((asked) => cellsOf(asked) !== undefined)
}

const results = new WeakMap<Counted, Map<PreparedClaim, ClaimResult>>()

function resultOf(one: PreparedClaim, prepared: PreparedCheck, counted: Counted): ClaimResult {
  const known = results.get(counted) ?? new Map<PreparedClaim, ClaimResult>()
  results.set(counted, known)
  const result = known.get(one) ?? claimResult(one, prepared, counted)
  known.set(one, result)
  return result
}

function summaryOf(claims: readonly ClaimResult[]): Check['summary'] {
  const count = (verdict: ClaimResult['verdict']): number => claims.filter((claim) => claim.verdict === verdict).length
  return {
    holds: count('holds'),
    fails: count('fails'),
    undecided: count('undecided'),
    noEvidence: count('no-evidence'),
    waived: count('waived'),
  }
}

/** Fails if anything fails; undecided if anything is not shown, or if nothing is promised. */
function overall({ fails, undecided, noEvidence }: Check['summary'], claims: number): Check['verdict'] {
  if (fails > 0) return 'fails'
  return undecided + noEvidence > 0 || claims === 0 ? 'undecided' : 'holds'
}

export function dataResult(dataset: Dataset, facts: readonly DatasetFacts[]): readonly DataResult[] {
  const own = facts.find(({ name }) => name === dataset.name)
  if (own === undefined) return []
  const time = own.columns.find(({ name }) => name === dataset.columns.time)
  return [
    {
      name: dataset.name,
      source: dataset.source,
      rows: own.rows,
      rejected: own.rejected,
      from: iso(time?.minimum),
      to: iso(time?.maximum),
      fingerprint: own.fingerprint,
    },
  ]
}

function iso(us: number | undefined): string | null {
  return us === undefined ? null : new Date(us / 1000).toISOString()
}
