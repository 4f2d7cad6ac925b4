import { readProduct, type Counted, type DatasetFacts, type Product, type Scanned } from '@plumb/claims'
import { openEngine, type Engine } from '../../warehouse/connection.ts'
import { readProductFile, type ProductFile } from '../product-file.ts'
import type { Target } from '../target.ts'
import { countScans, type CheckProgress } from './count-scans.ts'
import { openDatasets } from './open-datasets.ts'

export interface ComputeOptions {
  /** Claims of this stage and those before it. */
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

/** What is made of a product: what to count, and what follows from it. */
export interface Computation<Prepared extends Scanned, Result> {
  /** The product that is asked about, where that is not the file's own. */
  readonly ask?: (product: Product) => Product
  readonly prepare: (product: Product, facts: readonly DatasetFacts[]) => Prepared
  readonly run: (prepared: Prepared, counted: Counted) => Result
}

/** Reads a product file, opens its data, plans, scans, and computes. */
export async function computed<Prepared extends Scanned, Result>(
  target: Target,
  options: ComputeOptions,
  computation: Computation<Prepared, Result>,
): Promise<Result> {
  const file = await readProductFile(target)
  const read = readProduct(file.text, file.shown)
  const product = computation.ask?.(read) ?? read
  const engine = await openEngine({ allow: [file.folder, ...options.allow] })
  try {
    return await withCare(engine, product, file, options, computation)
  } finally {
    await engine.close()
  }
}

/** Reads large Parquet files as if they held no NaN; where a scan meets one, everything is read again with care. */
async function withCare<Prepared extends Scanned, Result>(
  engine: Engine,
  product: Product,
  file: ProductFile,
  options: ComputeOptions,
  { prepare, run }: Computation<Prepared, Result>,
): Promise<Result> {
  for (const trusting of [true, false]) {
    const opened = await openDatasets(engine, product, file, { ...options, trusting })
    const prepared = prepare(product, opened.facts)
    const counted = await countScans(engine, prepared, opened, options.progress)
    if (counted !== undefined) return run(prepared, counted)
  }
  throw new Error('a column that is read with care holds NaN')
}
