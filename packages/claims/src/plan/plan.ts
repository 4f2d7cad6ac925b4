import type { DatasetFacts, Key, Scan, ScanValue } from './scan.ts'
import type { Request } from './request.ts'
import { atomsOf, nameOf } from './atoms.ts'
import { cellCount } from './cell-count.ts'
import { always } from './expressions.ts'

/** The scans that answer a set of requests, and which scan answers which request. */
export interface Plan {
  readonly scans: readonly Scan[]
  readonly scanOf: ReadonlyMap<Request, number>
}

const mostCells = 1_000_000
/** So many different populations of one dataset are told apart inside shared scans; more get scans of their own. */
const mostSharedPopulations = 3

/**
 * Plans the scans for the requests of a check. Requests that share dataset, population and fine keys share a scan while
 * its cells stay under a million.
 */
export function planScans(requests: readonly Request[], facts: readonly DatasetFacts[]): Plan {
  const scans: Scan[] = []
  const scanOf = new Map<Request, number>()
  for (const dataset of facts) {
    const own = requests.filter((request) => request.dataset === dataset.name)
    const filtered = populationsOf(own) > mostSharedPopulations
    for (const group of groupsOf(own, filtered)) {
      for (const [scan, answered] of mergeGroup(group, dataset, filtered)) {
        for (const request of answered) scanOf.set(request, scans.length)
        scans.push(scan)
      }
    }
  }
  return { scans, scanOf }
}

function populationsOf(requests: readonly Request[]): number {
  return new Set(requests.map((request) => nameOf(request.where)).filter((name) => name !== nameOf(always))).size
}

function groupsOf(requests: readonly Request[], filtered: boolean): readonly (readonly Request[])[] {
  const groups = new Map<string, Request[]>()
  for (const [index, request] of requests.entries()) {
    const where = filtered ? nameOf(request.where) : ''
    const fine = request.fine.map(({ expr }) => nameOf(expr)).join()
    const name = request.alone === true ? `alone ${index}` : `${where} ${fine}`
    groups.set(name, [...(groups.get(name) ?? []), request])
  }
  return [...groups.values()]
}

/** Greedy: each request joins the first scan of its group that stays small enough with it. */
function mergeGroup(
  group: readonly Request[],
  facts: DatasetFacts,
  filtered: boolean,
): readonly (readonly [Scan, readonly Request[]])[] {
  const merged: { scan: Scan; requests: Request[] }[] = []
  for (const request of group) {
    const scan = scanOfOne(request, filtered)
    const host = merged.find((one) => fits(one.scan, scan, facts))
    if (host === undefined) merged.push({ scan, requests: [request] })
    else {
      host.scan = union(host.scan, scan)
      host.requests.push(request)
    }
  }
  return merged.map(({ scan, requests }) => [scan, requests])
}

function scanOfOne(request: Request, filtered: boolean): Scan {
  const conditions = filtered ? request.conditions : [request.where, ...request.conditions]
  const atoms = conditions.flatMap(atomsOf).map((expr): Key => ({ name: nameOf(expr), expr }))
  const whole = nameOf(request.where) === nameOf(always)
  return {
    dataset: request.dataset,
    ...(filtered && !whole ? { filter: request.where } : {}),
    keys: unique([...request.slices.map(keyed), ...request.fine.map(keyed), ...atoms]),
    values: unique<ScanValue>([rowsValue, ...request.values]),
  }
}

/** Keys are known by their expression, whatever a request calls them. */
function keyed({ expr }: Key): Key {
  return { name: nameOf(expr), expr }
}

/** How many rows there are: what every scan counts. */
export const rowsValue: ScanValue = { name: 'rows', aggregate: { kind: 'rows' } }

function fits(host: Scan, guest: Scan, facts: DatasetFacts): boolean {
  const joint = union(host, guest)
  return joint.keys.length === host.keys.length || cellCount(joint.keys, facts) <= mostCells
}

function union(one: Scan, other: Scan): Scan {
  return { ...one, keys: unique([...one.keys, ...other.keys]), values: unique([...one.values, ...other.values]) }
}

function unique<Named extends { readonly name: string }>(list: readonly Named[]): readonly Named[] {
  return [...new Map(list.map((one) => [one.name, one])).values()]
}
