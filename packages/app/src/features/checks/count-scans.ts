import {
  rowsValue,
  type Cells,
  type ColumnFacts,
  type Counted,
  type Scanned,
  type Scan,
  type Value,
} from '@plumb/claims'
import type { Engine } from '../../warehouse/connection.ts'
import { inLanes } from '../../warehouse/in-lanes.ts'
import { runDuplicates, runScan } from '../../warehouse/run.ts'
import type { Opened } from './open-datasets.ts'
import { holdsNan, watching } from './watch-nan.ts'

export interface CheckProgress {
  readonly done: number
  readonly total: number
  readonly rows: number
  readonly what: string
}

/** Runs the scans, some side by side; undefined where what was taken on trust is not so. */
export async function countScans(
  engine: Engine,
  { scans, duplicates }: Scanned,
  opened: Opened,
  progress: ((event: CheckProgress) => void) | undefined,
): Promise<Counted | undefined> {
  const { facts, relations, trusts } = opened
  const rows = facts.reduce((total, one) => total + one.rows, 0)
  const total = scans.length + duplicates.length
  let [done, isBroken] = [0, false]
  const report = (what: string): void => progress?.({ done, total, rows, what })
  report('opened')
  const cells = await inLanes(engine.lanes, watching(scans, trusts), async (connection, { scan, watch, breaks }) => {
    const own = facts.find(({ name }) => name === scan.dataset)
    if (isBroken || own?.rows === 0) return noCells(scan)
    const found = await runScan(connection, watch, relations.get(scan.dataset)!, own).catch((error: unknown) => {
      if (!breaks) throw error
      return undefined
    })
    isBroken ||= found === undefined || holdsNan(found, scan)
    done += 1
    report(scan.dataset)
    return found ?? noCells(scan)
  })
  isBroken ||= await heldOthers(engine, opened, scans, cells)
  const repeated = await inLanes(engine.lanes, isBroken ? [] : duplicates, async (connection, scan) => {
    const found = await runDuplicates(connection, scan, relations.get(scan.dataset)!)
    done += 1
    report(scan.dataset)
    return found
  })
  return isBroken ? undefined : { cells, duplicates: repeated }
}

/** A file without rows may lack the columns that a scan names. */
function noCells({ keys, values }: Scan): Cells {
  return { length: 0, keys: keys.map(() => []), values: values.map(() => []) }
}

/** Whether some column holds another value than those that it was taken to hold. */
async function heldOthers(
  engine: Engine,
  { facts, trusts, relations }: Opened,
  scans: readonly Scan[],
  counted: Counted['cells'],
): Promise<boolean> {
  const trusted = facts.flatMap(({ name, columns }) =>
    columns.flatMap((column) => {
      const known = trusts.get(name)?.values.get(column.name)
      return known === undefined ? [] : [{ dataset: name, column, known }]
    }),
  )
  const answers = await inLanes(engine.lanes, trusted, async (connection, { dataset, column, known }) => {
    const seen =
      seenValues(dataset, column.name, scans, counted) ??
      (await runScan(connection, valuesScan(dataset, column), relations.get(dataset)!)).keys[0]!
    return seen.some((value) => value !== null && !known.includes(value))
  })
  return answers.includes(true)
}

function valuesScan(dataset: string, { name, type }: ColumnFacts): Scan {
  return { dataset, keys: [{ name, expr: { op: 'column', name, type } }], values: [rowsValue] }
}

/** All values of a column, where a scan of all rows has it as a key. */
function seenValues(
  dataset: string,
  column: string,
  scans: readonly Scan[],
  counted: Counted['cells'],
): readonly Value[] | undefined {
  for (const [index, { keys, ...scan }] of scans.entries()) {
    const at = keys.findIndex(({ expr }) => expr.op === 'column' && expr.name === column)
    if (scan.dataset === dataset && scan.filter === undefined && at >= 0) return counted[index]!.keys[at]
  }
  return undefined
}
