import type { Cells } from '../plan/scan.ts'
import { type Profile, fold } from '../profile/fold.ts'
import type { Counted } from './answered.ts'
import type { PreparedCheck } from './prepare.ts'
import type { Asked } from './requests.ts'

/** The profile of what was asked, from the scan that answers it. */
export function profileOf(asked: Asked, check: PreparedCheck, counted: Counted): Profile {
  if (asked.kind === 'cells') {
    const at = check.plan.scanOf.get(asked.request)!
    return fold(asked.request, check.scans[at]!, counted.cells[at]!)
  }
  return duplicatesProfile(asked, counted.duplicates[check.duplicates.indexOf(asked.scan)]!)
}

/** Cells of a duplicates scan: rows, and how many of them repeat an earlier one. */
function duplicatesProfile({ request }: Asked, cells: Cells): Profile {
  const [rows, duplicates] = cells.values
  return {
    atoms: new Map(),
    slices: Array.from({ length: cells.length }, (_, i) => ({
      key: cells.keys.map((values) => values[i]!),
      cells: [{ atoms: [], fine: [], rows: Number(rows![i]), sums: request.values.map(() => duplicates![i]!) }],
    })),
  }
}
