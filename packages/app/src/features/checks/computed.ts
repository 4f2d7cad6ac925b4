import { readProduct, type Counted, type DatasetFacts, type Product, type Scanned } from '@plumb/claims'
import type { Engine } from '../../warehouse/connection.ts'
import { withEngine } from '../../warehouse/with-engine.ts'
import { readProductFile, type ProductFile } from '../product-file.ts'
import type { Target } from '../target.ts'
import { countScans, type CheckProgress } from './count-scans.ts'
import { openDatasets, type Opened } from './open-datasets.ts'

export interface ComputeOptions {
  /** Claims of this stage and those before it. */
  readonly stage?: string
  /** As if it were this time: later rows and labels are not known. */
  readonly asOf?: Date
  readonly now: Date
  /** Further folders that data may be read from. */
  readonly allow: readonly string[]
  readonly progress?: (event: CheckProgress) => void
  /** Its abort stops the engine at once; what is asked then fails with its reason. */
  readonly signal?: AbortSignal | undefined
  /** Of Plumb. */
  readonly version: string
}

/** What is made of a product: what to count, and what follows from it. */
export interface Computation<Prepared extends Scanned, Result> {
  /** The product that is asked about, where that is not the file's own. */
  readonly ask?: (product: Product) => Product
  readonly prepare: (product: Product, facts: readonly DatasetFacts[]) => Prepared
  readonly run: (prepared: Prepared, counted: Counted, file: ProductFile) => Result
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
  const { signal } = options
  return withEngine({ allow: [file.folder, ...options.allow], signal }, (engine) =>
    withCare(engine, product, file, options, computation),
  )
}

/**
 * Takes of large Parquet files on trust that they hold no NaN and no values that a sample did not have; where the scans
 * see otherwise, everything is read again with care.
 */
async function withCare<Prepared extends Scanned, Result>(
  engine: Engine,
  product: Product,
  file: ProductFile,
  options: ComputeOptions,
  { prepare, run }: Computation<Prepared, Result>,
): Promise<Result> {
  const attempt = async (opened: Opened): Promise<Result | undefined> => {
    const prepared = prepare(product, opened.facts)
    const counted = await countScans(engine, prepared, opened, options.progress)
    return counted && run(prepared, counted, file)
  }
  const opened = await openDatasets(engine, product, file, { ...options, trusting: true })
  if (isSure(opened)) return (await attempt(opened))!
  // an error may come of what was taken on trust: with care it arises again, or does not
  const found = await attempt(opened).catch(() => undefined)
  options.signal?.throwIfAborted()
  return found ?? (await attempt(await openDatasets(engine, product, file, options)))!
}

/** Nothing was taken on trust. */
function isSure({ trusts }: Opened): boolean {
  return [...trusts.values()].every(({ finite, values }) => finite.length === 0 && values.size === 0)
}
