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

export interface Counting {
  readonly progress: ((event: CheckProgress) => void) | undefined
  /** Called with what is counted so far while the last scans run: the engine is busy then, this thread is not. Throws nothing. */
  readonly early: (counted: Counted) => void
}

/** Milliseconds that the engine needs this thread for to get a scan going. */
const startTime = 40

/** Runs the scans, some side by side; undefined where what was taken on trust is not so. */
export async function countScans(
  engine: Engine,
  { scans, duplicates }: Scanned,
  opened: Opened,
  { progress, early }: Counting,
): Promise<Counted | undefined> {
  const { facts, relations, trusts } = opened
  const rows = facts.reduce((total, one) => total + one.rows, 0)
  const total = scans.length + duplicates.length
  const counted = { cells: scans.map((): Cells | undefined => undefined), duplicates: [] as readonly Cells[] }
  let [started, done, isBroken] = [0, 0, false]
  const report = (what: string): void => progress?.({ done, total, rows, what })
  const whileOthersRun = (): void => {
    if (!isBroken && done < scans.length) early(counted)
  }
  report('opened')
  await inLanes(engine.lanes, watching(scans, trusts), async (connection, { scan, watch, breaks }, at) => {
    started += 1
    const own = facts.find(({ name }) => name === scan.dataset)
    const isNeeded = !isBroken && own?.rows !== 0
    const cells = isNeeded
      ? await runScan(connection, watch, relations.get(scan.dataset)!, own).catch((error: unknown) => {
          if (!breaks) throw error
          return undefined
        })
      : noCells(scan)
    isBroken ||= cells === undefined || holdsNan(cells, scan)
    counted.cells[at] = cells
    done += 1
    report(scan.dataset)
    if (started === scans.length && done < started) setTimeout(whileOthersRun, startTime)
  })
  isBroken ||= await heldOthers(engine, opened, scans, counted.cells)
  counted.duplicates = await inLanes(engine.lanes, isBroken ? [] : duplicates, async (connection, scan) => {
    const cells = await runDuplicates(connection, scan, relations.get(scan.dataset)!)
    done += 1
    report(scan.dataset)
    return cells
  })
  return isBroken ? undefined : counted
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
    if (scan.dataset === dataset && scan.filter === undefined && at >= 0) return counted[index]?.keys[at]
  }
  return undefined
}
