import { neededDatasets, prepareCheck, readProduct, runCheck } from '@plumb/claims'
import type { Cells, Check, DatasetFacts, Product, Scan } from '@plumb/claims'
import { openEngine, type Engine } from '../../warehouse/connection.ts'
import { openDataset } from '../../warehouse/relation.ts'
import { runDuplicates, runScan } from '../../warehouse/run.ts'
import { readProductFile, type ProductFile } from '../product-file.ts'
import type { Target } from '../target.ts'

export interface CheckProgress {
  readonly done: number
  readonly total: number
  readonly rows: number
  readonly what: string
}

export interface CheckOptions {
  /** This stage and those before it. */
  readonly stage?: string
  /** As if it were this time: later rows and labels are not known. */
  readonly asOf?: Date
  readonly now: Date
  /** Further folders that data may be read from. */
  readonly allow: readonly string[]
  readonly progress?: (event: CheckProgress) => void
  /** Of Plumb. */
  readonly version: string
}

/** Computes every claim of a product: reads the file, opens its data, plans, scans, judges. */
export async function checkProduct(target: Target, options: CheckOptions): Promise<Check> {
  const file = await readProductFile(target)
  const product = readProduct(file.text, file.shown)
  const engine = await openEngine({ allow: [file.folder, ...options.allow] })
  try {
    return await checkWith(engine, product, file, options)
  } finally {
    await engine.close()
  }
}

async function checkWith(engine: Engine, product: Product, file: ProductFile, options: CheckOptions): Promise<Check> {
  const { asOf, now, version, progress } = options
  const { facts, relations } = await openDatasets(engine, product, file, options)
  const prepared = prepareCheck(product, facts, {
    asOfMs: (asOf ?? now).getTime(),
    cut: asOf !== undefined,
    ...(options.stage === undefined ? {} : { stage: options.stage }),
  })
  const rows = facts.reduce((total, one) => total + one.rows, 0)
  const report = (done: number, what: string): void =>
    progress?.({ done, total: prepared.scans.length + prepared.duplicates.length, rows, what })
  report(0, 'opened')
  const { connection } = engine
  const cells: Cells[] = []
  for (const scan of prepared.scans) {
    const bare = facts.some(({ name, rows: count }) => name === scan.dataset && count === 0)
    cells.push(bare ? noCells(scan) : await runScan(connection, scan, relations.get(scan.dataset)!))
    report(cells.length, scan.dataset)
  }
  const duplicates: Cells[] = []
  for (const scan of prepared.duplicates) {
    duplicates.push(await runDuplicates(connection, scan, relations.get(scan.dataset)!))
    report(cells.length + duplicates.length, scan.dataset)
  }
  return runCheck(prepared, { cells, duplicates }, { checkedAt: now.toISOString(), version })
}

/** A file without rows may lack the columns that a scan names. */
function noCells({ keys, values }: Scan): Cells {
  return { length: 0, keys: keys.map(() => []), values: values.map(() => []) }
}

interface Opened {
  readonly facts: readonly DatasetFacts[]
  readonly relations: ReadonlyMap<string, string>
}

/** Opens the datasets that claims speak of, one after the other: each may need the engine's whole memory. */
export async function openDatasets(
  engine: Engine,
  product: Product,
  { folder }: ProductFile,
  { asOf, allow, stage, columns: all }: Pick<CheckOptions, 'asOf' | 'allow' | 'stage'> & { readonly columns?: 'all' },
): Promise<Opened> {
  const facts: DatasetFacts[] = []
  const relations = new Map<string, string>()
  for (const { dataset, columns } of neededDatasets(product, stage)) {
    const opened = await openDataset(engine, dataset, {
      folder,
      allow,
      columns: all ?? columns,
      ...(asOf === undefined ? {} : { asOf }),
    })
    facts.push(opened.facts)
    relations.set(dataset.name, opened.relation)
  }
  return { facts, relations }
}
