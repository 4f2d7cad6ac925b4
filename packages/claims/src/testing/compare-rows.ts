import { askedProduct, type CompareOptions } from '../compare/asked-product.ts'
import type { Comparison } from '../compare/comparison.ts'
import { prepareComparison } from '../compare/prepare-comparison.ts'
import { runComparison } from '../compare/run-comparison.ts'
import { readProduct } from '../product/read-product.ts'
import type { Tables } from './check-rows.ts'
import { factsOfRows } from './facts-of-rows.ts'
import { runScan } from './run-scan.ts'

/** All candidates of a product file on one measure, from rows in memory. */
export function compareRows(text: string, tables: Tables, asked: CompareOptions): Comparison {
  const product = askedProduct(readProduct(text, 'product.yaml'), asked)
  const facts = Object.entries(tables).map(([name, rows]) => factsOfRows(name, rows))
  const prepared = prepareComparison(product, facts, { asOfMs: Date.parse('2026-06-01T00:00:00Z') })
  const cells = prepared.scans.map((scan) => runScan(scan, tables[scan.dataset]!))
  const when = { checkedAt: '2026-06-01T00:00:00.000Z', version: '0' }
  return runComparison(prepared, { cells, duplicates: [] }, when)
}
