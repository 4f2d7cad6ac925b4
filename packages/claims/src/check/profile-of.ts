import { atomsOf, nameOf } from '../plan/atoms.ts'
import type { Request } from '../plan/request.ts'
import type { Cells } from '../plan/scan.ts'
import { type Profile, fold } from '../profile/fold.ts'
import type { Counted } from './answered.ts'
import type { Scanned } from './prepare.ts'
import type { Asked } from './requests.ts'

/** The profile of what was asked, from the scan that answers it. */
export function profileOf(asked: Asked, check: Scanned, counted: Counted): Profile {
  if (asked.kind === 'cells') {
    const at = check.plan.scanOf.get(asked.request)!
    return remembered(counted, `${at} ${nameOfRequest(asked.request)}`, () =>
      fold(asked.request, check.scans[at]!, counted.cells[at]!),
    )
  }
  return duplicatesProfile(asked, counted.duplicates[check.duplicates.indexOf(asked.scan)]!)
}

const profiles = new WeakMap<Counted, Map<string, Profile>>()

/** Claims that ask for the same cells share one profile: precision and recall by country, AUC and calibration. */
function remembered(counted: Counted, name: string, make: () => Profile): Profile {
  const known = profiles.get(counted) ?? new Map<string, Profile>()
  profiles.set(counted, known)
  const profile = known.get(name) ?? make()
  known.set(name, profile)
  return profile
}

function nameOfRequest({ where, slices, fine, conditions, values }: Request): string {
  const atoms = [...new Set(conditions.flatMap(atomsOf).map(nameOf))].toSorted()
  const exprs = [where, ...slices.map(({ expr }) => expr), ...fine.map(({ expr }) => expr)]
  return JSON.stringify([exprs, slices.length, atoms, values.map(({ name }) => name)])
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
