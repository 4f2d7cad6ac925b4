import type { Check, ClaimResult } from '../check/check.ts'
import { prepareCheck, type PreparedCheck } from '../check/prepare.ts'
import { runCheck } from '../check/run.ts'
import { readProduct } from '../product/read-product.ts'
import type { Row } from './evaluate.ts'
import { factsOfRows, type FactsOptions } from './facts-of-rows.ts'
import { runDuplicates, runScan } from './run-scan.ts'

export interface CheckRowsOptions extends FactsOptions {
  readonly asOf?: string
  /** Leave out rows after the as-of time. */
  readonly cut?: boolean
  readonly stage?: string
}

export type Tables = Readonly<Record<string, readonly Row[]>>

/** A product file's claims, prepared against rows in memory by dataset name. */
export function prepareRows(
  text: string,
  tables: Tables,
  { asOf, cut, stage, ...of }: CheckRowsOptions = {},
): PreparedCheck {
  const facts = Object.entries(tables).map(([name, rows]) => factsOfRows(name, rows, of))
  return prepareCheck(readProduct(text, 'product.yaml'), facts, {
    asOfMs: Date.parse(asOf ?? '2026-06-01T00:00:00Z'),
    cut: cut ?? false,
    ...(stage === undefined ? {} : { stage }),
  })
}

/** The whole road without an engine: a product file and rows in memory become a check. */
export function checkRows(text: string, tables: Tables, options: CheckRowsOptions = {}): Check {
  const prepared = prepareRows(text, tables, options)
  const counted = {
    cells: prepared.scans.map((scan) => runScan(scan, tables[scan.dataset]!)),
    duplicates: prepared.duplicates.map((scan) => runDuplicates(scan, tables[scan.dataset]!)),
  }
  return runCheck(prepared, counted, { checkedAt: '2026-06-01T00:00:00.000Z', version: '0' })
}

/** The result of one claim about one table; `head` is the rest of the product file, in YAML. */
export function checkClaim(
  claim: string,
  rows: readonly Row[],
  head: string,
  options: CheckRowsOptions = {},
): ClaimResult {
  return checkRows(`${head}\nclaims:\n  test:\n    - ${JSON.stringify(claim)}\n`, { data: rows }, options).claims[0]!
}
