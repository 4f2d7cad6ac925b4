import type { Expr, Value } from '../plan/expr.ts'
import type { Request } from '../plan/request.ts'
import type { Cells, Scan } from '../plan/scan.ts'
import { atomsOf, compileCondition, nameOf } from '../plan/atoms.ts'

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
  const column = new Map(scan.keys.map(({ name }, at) => [name, cells.keys[at]!]))
  const atomNames = [...new Set(request.conditions.flatMap(atomsOf).map(nameOf))]
  const pick = (exprs: readonly Expr[]): (readonly Value[])[] => exprs.map((expr) => column.get(nameOf(expr))!)
  const slices = pick(request.slices.map(({ expr }) => expr))
  const fine = pick(request.fine.map(({ expr }) => expr))
  const atoms = atomNames.map((name) => column.get(name)!)
  const rows = cells.values[scan.values.findIndex(({ name }) => name === 'rows')]!
  const valueAt = request.values.map(({ name }) => scan.values.findIndex((value) => value.name === name))
  const within = populationTest(request, scan, cells)
  const folder = createFolder(request)
  for (let i = 0; i < cells.length; i += 1) {
    if (!within(i)) continue
    folder.add(
      slices.map((values) => values[i]!),
      fine.map((values) => values[i]!),
      atoms.map((values) => values[i]!),
      Number(rows[i]),
      valueAt.map((at) => cells.values[at]![i]!),
    )
  }
  return { slices: folder.slices(), atoms: new Map(atomNames.map((name, at) => [name, at])) }
}

function populationTest(request: Request, scan: Scan, cells: Cells): (cell: number) => boolean {
  if (scan.filter !== undefined) return () => true
  const position = new Map(scan.keys.map(({ name }, at) => [name, at]))
  const test = compileCondition(request.where, position)
  return (cell) => test(cells.keys.map((values) => values[cell]!))
}

interface MutableCell {
  readonly atoms: readonly Value[]
  readonly fine: readonly Value[]
  rows: number
  sums: (number | bigint | null)[]
}

interface Folder {
  add(
    slice: readonly Value[],
    fine: readonly Value[],
    atoms: readonly Value[],
    rows: number,
    sums: (number | bigint | null)[],
  ): void
  slices(): readonly Slice[]
}

function createFolder(request: Request): Folder {
  const slices = new Map<string, { key: readonly Value[]; cells: Map<string, MutableCell> }>()
  const kinds = request.values.map(({ aggregate }) => aggregate.kind)
  return {
    add(key, fine, atoms, rows, sums) {
      const sliceName = nameOfValues(key)
      const slice = slices.get(sliceName) ?? { key, cells: new Map<string, MutableCell>() }
      slices.set(sliceName, slice)
      const cellName = `${nameOfValues(fine)}\u0002${nameOfValues(atoms)}`
      const cell = slice.cells.get(cellName)
      if (cell === undefined) slice.cells.set(cellName, { atoms, fine, rows, sums })
      else {
        cell.rows += rows
        cell.sums = cell.sums.map((sum, at) => combined(kinds[at]!, sum, sums[at]!))
      }
    },
    slices: () => [...slices.values()].map(({ key, cells }) => ({ key, cells: [...cells.values()] })),
  }
}

/** How two parts of one cell add up. */
function combined(kind: string, one: number | bigint | null, other: number | bigint | null): number | bigint | null {
  if (one === null || other === null) return one ?? other
  if (kind === 'minimum') return one < other ? one : other
  if (kind === 'maximum') return one > other ? one : other
  if (kind === 'distinct') throw new Error('distinct counts do not add up')
  return typeof one === 'bigint' && typeof other === 'bigint' ? one + other : Number(one) + Number(other)
}

function nameOfValues(values: readonly Value[]): string {
  return values.map((value) => (value === null ? '\u0000' : String(value))).join('\u0001')
}
