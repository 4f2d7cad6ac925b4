import { prepareCheck, readProduct, runCheck, type Check } from '@plumb/claims'
import { runDuplicates, runScans } from '../../warehouse/run.ts'
import type { OpenFile } from '../study/open-data-file.ts'

/** Checks a product file's text on the file that is open, as `plumb check` would. */
export async function measureProduct(yaml: string, file: OpenFile, now: Date): Promise<Check> {
  const { engine, relation, facts } = file
  const product = readProduct(yaml, 'product.yaml')
  const prepared = prepareCheck(product, [facts], { asOfMs: now.getTime(), cut: false })
  const cells = await runScans(engine.connection, prepared.scans, relation, facts)
  const duplicates = []
  for (const scan of prepared.duplicates) duplicates.push(await runDuplicates(engine.connection, scan, relation))
  return runCheck(prepared, { cells, duplicates }, { checkedAt: now.toISOString(), version: 'proposal' })
}
