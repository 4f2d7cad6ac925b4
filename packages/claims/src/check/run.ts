import type { Check, ClaimResult, DataResult, ProductFingerprint } from './check.ts'
import type { Dataset } from '../product/product.ts'
import type { DatasetFacts } from '../plan/scan.ts'
import type { Counted } from './answered.ts'
import { claimResult } from './claim-result.ts'
import type { PreparedCheck } from './prepare.ts'

export interface CheckedWhen {
  /** ISO time of the clock. */
  readonly checkedAt: string
  readonly version: string
  readonly productFile?: ProductFingerprint
}

/** The check: a pure function of the prepared product and what was counted. The same inputs give the same bytes. */
export function runCheck(
  prepared: PreparedCheck,
  counted: Counted,
  { checkedAt, version, productFile }: CheckedWhen,
): Check {
  const { product, facts, options } = prepared
  const claims = prepared.claims.map((one) => claimResult(one, prepared, counted))
  const summary = summaryOf(claims)
  return {
    schema: 'plumb/check@1',
    product: product.name,
    checkedAt,
    asOf: new Date(options.asOfMs).toISOString(),
    plumb: version,
    stage: options.stage ?? null,
    seed: product.seed,
    productFile: productFile ?? null,
    verdict: overall(summary, claims.length),
    data: product.datasets.flatMap((dataset) => dataResult(dataset, facts)),
    claims,
    summary,
  }
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
