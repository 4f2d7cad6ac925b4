import type { Cells, Counted, Scan, Scanned } from '@plumb/claims'
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

/** Runs the scans, some side by side; undefined where a column that was trusted holds NaN. */
export async function countScans(
  engine: Engine,
  { scans, duplicates }: Scanned,
  { facts, relations, trusted }: Opened,
  progress: ((event: CheckProgress) => void) | undefined,
): Promise<Counted | undefined> {
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
