import { neededDatasets, prepareCheck, readProduct, runCheck } from '@plumb/claims'
import type { Cells, Check, DatasetFacts, PreparedCheck, Product, Scan } from '@plumb/claims'
import { openEngine, type Engine } from '../../warehouse/connection.ts'
import { inLanes } from '../../warehouse/in-lanes.ts'
import { openDataset } from '../../warehouse/relation.ts'
import { runDuplicates, runScan } from '../../warehouse/run.ts'
import { readProductFile, type ProductFile } from '../product-file.ts'
import type { Target } from '../target.ts'
import { holdsNan, watching } from './watch-nan.ts'

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

/** Reads large Parquet files as if they held no NaN; where a scan meets one, everything is read again with care. */
async function checkWith(engine: Engine, product: Product, file: ProductFile, options: CheckOptions): Promise<Check> {
  const check = await attempt(engine, product, file, { ...options, trusting: true })
  return check ?? (await attempt(engine, product, file, { ...options, trusting: false }))!
}

interface Attempt extends CheckOptions {
  readonly trusting: boolean
}

async function attempt(
  engine: Engine,
  product: Product,
  file: ProductFile,
  options: Attempt,
): Promise<Check | undefined> {
  const { asOf, now, version } = options
  const opened = await openDatasets(engine, product, file, options)
  const prepared = prepareCheck(product, opened.facts, {
    asOfMs: (asOf ?? now).getTime(),
    cut: asOf !== undefined,
    ...(options.stage === undefined ? {} : { stage: options.stage }),
  })
  const counted = await count(engine, prepared, opened, options.progress)
  return counted && runCheck(prepared, counted, { checkedAt: now.toISOString(), version })
}

interface Counts {
  readonly cells: readonly Cells[]
  readonly duplicates: readonly Cells[]
}

/** Runs the scans, some side by side; undefined where a column that was trusted holds NaN. */
async function count(
  engine: Engine,
  { scans, duplicates }: PreparedCheck,
  { facts, relations, trusted }: Opened,
  progress: CheckOptions['progress'],
): Promise<Counts | undefined> {
  const rows = facts.reduce((total, one) => total + one.rows, 0)
  const total = scans.length + duplicates.length
  let done = 0
  const report = (what: string): void => progress?.({ done, total, rows, what })
  report('opened')
  let sawNan = false
  const scanned = await inLanes(engine.lanes, scans, async (connection, scan) => {
    const bare = facts.some((one) => one.name === scan.dataset && one.rows === 0)
    if (sawNan || bare) return noCells(scan)
    const watched = watching(scan, trusted.get(scan.dataset) ?? [])
    const cells = await runScan(connection, watched, relations.get(scan.dataset)!).catch((error: unknown) => {
      // NaN falls into no bin: what it breaks is read again with care
      if (watched.values.length === scan.values.length) throw error
      return undefined
    })
    sawNan ||= cells === undefined || holdsNan(cells, scan)
    done += 1
    report(scan.dataset)
    return cells ?? noCells(scan)
  })
  const repeated = await inLanes(engine.lanes, sawNan ? [] : duplicates, async (connection, scan) => {
    const cells = await runDuplicates(connection, scan, relations.get(scan.dataset)!)
    done += 1
    report(scan.dataset)
    return cells
  })
  return sawNan ? undefined : { cells: scanned, duplicates: repeated }
}

/** A file without rows may lack the columns that a scan names. */
function noCells({ keys, values }: Scan): Cells {
  return { length: 0, keys: keys.map(() => []), values: values.map(() => []) }
}

interface Opened {
  readonly facts: readonly DatasetFacts[]
  readonly relations: ReadonlyMap<string, string>
  /** By dataset, the columns that were taken to be without NaN. */
  readonly trusted: ReadonlyMap<string, readonly string[]>
}

interface DatasetOptions extends Pick<CheckOptions, 'asOf' | 'allow' | 'stage'> {
  /** All columns of the files, instead of those that claims need. */
  readonly columns?: 'all'
  readonly trusting?: boolean
}

/** Opens the datasets that claims speak of, one after the other: each may need the engine's whole memory. */
export async function openDatasets(
  engine: Engine,
  product: Product,
  { folder }: ProductFile,
  { asOf, allow, stage, columns: all, trusting = false }: DatasetOptions,
): Promise<Opened> {
  const facts: DatasetFacts[] = []
  const relations = new Map<string, string>()
  const trusted = new Map<string, readonly string[]>()
  for (const { dataset, columns } of neededDatasets(product, stage)) {
    const opened = await openDataset(engine, dataset, {
      folder,
      allow,
      columns: all ?? columns,
      trusting,
      ...(asOf === undefined ? {} : { asOf }),
    })
    facts.push(opened.facts)
    relations.set(dataset.name, opened.relation)
    trusted.set(dataset.name, opened.trusted)
  }
  return { facts, relations, trusted }
}
