import type { Value } from '../plan/expr.ts'
import type { Request } from '../plan/request.ts'
import type { Cells, Scan } from '../plan/scan.ts'
import { atomsOf, compileCondition, nameOf } from '../plan/atoms.ts'
import { coded, jointCodes } from './coded.ts'
import { inOrder, slicesInOrder } from './in-order.ts'

/** Rows that are alike in everything a quantity asks about. */
export interface Cell {
  /** Values of the atoms, at the positions of `Profile.atoms`. */
  readonly atoms: readonly Value[]
  /** Values of the fine keys, in the request's order. */
  readonly fine: readonly Value[]
  readonly rows: number
  /** Sums (bigint), minima and maxima in the order of the request's values. */
  readonly sums: readonly (number | bigint | null)[]
}

export interface Slice {
  /** Values of the request's slice keys, in order. */
  readonly key: readonly Value[]
  readonly cells: readonly Cell[]
}

/** The additive statistics of one request: cells by slice. Profiles of two parts of the rows merge to that of the whole. */
export interface Profile {
  readonly slices: readonly Slice[]
  /** Where an atom's value stands in `Cell.atoms`. */
  readonly atoms: ReadonlyMap<string, number>
}

/** The profile of a request, from the cells of the scan that answers it. */
export function fold(request: Request, scan: Scan, cells: Cells): Profile {
  const at = new Map(scan.keys.map(({ name }, index) => [name, index]))
  const column = (name: string): number => at.get(name)!
  const atomNames = [...new Set(request.conditions.flatMap(atomsOf).map(nameOf))]
  const parts: Parts = {
    slices: request.slices.map(({ expr }) => column(nameOf(expr))),
    fine: request.fine.map(({ expr }) => column(nameOf(expr))),
    atoms: atomNames.map(column),
    values: ['rows', ...request.values.map(({ name }) => name)].map((name) =>
      scan.values.findIndex((value) => value.name === name),
    ),
  }
  const kinds = request.values.map(({ aggregate }) => aggregate.kind)
  const slices = gather(cells, parts, kinds, populationTest(request, scan, cells, at))
  return { slices, atoms: new Map(atomNames.map((name, index) => [name, index])) }
}

/** Which columns of the scan a request reads. `values` begins with the rows. */
interface Parts {
  readonly slices: readonly number[]
  readonly fine: readonly number[]
  readonly atoms: readonly number[]
  readonly values: readonly number[]
}

function populationTest(
  request: Request,
  scan: Scan,
  { keys }: Cells,
  at: ReadonlyMap<string, number>,
): (cell: number) => boolean {
  if (scan.filter !== undefined) return () => true
  return compileCondition<number>(request.where, (atom) => {
    const column = keys[at.get(atom) ?? -1]
    return column === undefined ? undefined : (cell) => column[cell]!
  })
}

interface MutableCell {
  readonly atoms: readonly Value[]
  readonly fine: readonly Value[]
  rows: number
  sums: (number | bigint | null)[]
}

function gather(
  cells: Cells,
  parts: Parts,
  kinds: readonly string[],
  within: (cell: number) => boolean,
): readonly Slice[] {
  const own = (columns: readonly number[], i: number): readonly Value[] =>
    columns.map((column) => cells.keys[column]![i]!)
  const sliceCodes = codesOf(cells, parts.slices)
  const cellCodes = codesOf(cells, [...parts.slices, ...parts.fine, ...parts.atoms])
  const slices: ({ readonly key: readonly Value[]; readonly cells: MutableCell[] } | undefined)[] = []
  const merged: (MutableCell | undefined)[] = []
  const [rowsAt, ...sumsAt] = parts.values
  const rowsOf = cells.values[rowsAt!]!
  for (let i = 0; i < cells.length; i += 1) {
    if (!within(i)) continue
    const rows = Number(rowsOf[i])
    const cell = merged[cellCodes[i]!]
    if (cell !== undefined) {
      cell.rows += rows
      for (const [at, value] of sumsAt.entries())
        cell.sums[at] = combined(kinds[at]!, cell.sums[at]!, cells.values[value]![i]!)
      continue
    }
    const sums = sumsAt.map((value) => cells.values[value]![i]!)
    const made = { fine: own(parts.fine, i), atoms: own(parts.atoms, i), rows, sums }
    merged[cellCodes[i]!] = made
    const slice = (slices[sliceCodes[i]!] ??= { key: own(parts.slices, i), cells: [] })
    slice.cells.push(made)
  }
  const ordered = slicesInOrder(slices.filter((slice) => slice !== undefined))
  return ordered.map(({ key, cells: unordered }) => ({ key, cells: inOrder(unordered) }))
}

function codesOf(cells: Cells, columns: readonly number[]): Int32Array {
  return jointCodes(
    columns.map((column) => coded(cells, column)),
    cells.length,
  ).codes
}

/** How two parts of one cell add up. */
function combined(kind: string, one: number | bigint | null, other: number | bigint | null): number | bigint | null {
  if (one === null || other === null) return one ?? other
  if (kind === 'minimum') return one < other ? one : other
  if (kind === 'maximum') return one > other ? one : other
  if (kind === 'distinct') throw new Error('distinct counts do not add up')
  return typeof one === 'bigint' && typeof other === 'bigint' ? one + other : Number(one) + Number(other)
}
