import { prepareCheck, readProduct, rowsRequest, rowsValue, type Product, type Value } from '@plumb/claims'
import { joinedLabel } from '../../warehouse/labels.ts'
import { readRows, runScan } from '../../warehouse/run.ts'
import { withEngine } from '../../warehouse/with-engine.ts'
import { openDatasets } from '../checks/open-datasets.ts'
import { readProductFile } from '../product-file.ts'
import type { Target } from '../target.ts'

export interface RowsOptions {
  /** The claim's id. */
  readonly claim: string
  /** A condition in the claim language: one slice. */
  readonly where?: string
  /** Only rows that count against the claim. */
  readonly wrong: boolean
  readonly limit: number
  readonly now: Date
  readonly allow: readonly string[]
  readonly signal?: AbortSignal | undefined
}

export interface RowsBehind {
  readonly columns: readonly string[]
  readonly rows: readonly (readonly Value[])[]
  /** How many there are in all; null when they were not counted. */
  readonly total: number | null
}

/** The rows behind a claim's number. */
export async function rowsBehind(target: Target, options: RowsOptions): Promise<RowsBehind> {
  const file = await readProductFile(target)
  const product = readProduct(file.text, file.shown)
  const { signal } = options
  return withEngine({ allow: [file.folder, ...options.allow], signal }, async (engine) => {
    const { facts, relations } = await openDatasets(engine, product, file, { ...options, columns: 'all' })
    const prepared = prepareCheck(product, facts, { asOfMs: options.now.getTime(), cut: false })
    const request = rowsRequest(prepared, options)
    const own = facts.find(({ name }) => name === request.dataset)
    if (own?.rows === 0) return { columns: own.names, rows: [], total: 0 }
    const relation = relations.get(request.dataset)!
    const shown = await readRows(engine.connection, request, relation)
    const count = {
      dataset: request.dataset,
      keys: [],
      values: [rowsValue],
      ...(request.filter && { filter: request.filter }),
    }
    const cells = await runScan(engine.connection, count, relation)
    const columns = shown.columns.map((name) => shownName(name, product, request.dataset))
    return { columns, rows: shown.rows, total: Number(cells.values[0]?.[0] ?? 0) }
  })
}

/** A joined label is shown by the name that it has in its own file. */
function shownName(column: string, { datasets }: Product, dataset: string): string {
  const labels = datasets.find(({ name }) => name === dataset)?.labels
  return column === joinedLabel && labels !== undefined ? labels.label : column
}
