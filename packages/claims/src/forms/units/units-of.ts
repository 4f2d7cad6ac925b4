import type { Cell } from '../../profile/fold.ts'
import type { Design } from '../quantity.ts'
import { clusterOf, totalRows, weigh, type SliceView } from '../slice-view.ts'

/** A query with its results, a case with its runs. */
export interface Unit {
  readonly cells: readonly Cell[]
  readonly rows: number
  /** The mean weight of its rows. */
  readonly weight: number
  /** Σ w² of its rows. */
  readonly squares: number
  readonly clusters: ReadonlySet<unknown>
}

/** The units of a slice: cells by the first of their fine keys. Rows of units that are not read have none. */
export function unitsOf(view: SliceView, design: Design): readonly Unit[] {
  const grouped = new Map<unknown, Cell[]>()
  for (const cell of view.cells) {
    const key = cell.fine[0]
    if (key === null) continue
    const own = grouped.get(key)
    if (own === undefined) grouped.set(key, [cell])
    else own.push(cell)
  }
  return [...grouped.values()].map((cells): Unit => {
    const rows = totalRows(cells)
    const weighed = cells.map((cell) => weigh(cell, view, design))
    const weight = weighed.reduce((total, one) => total + one.weight, 0) / rows
    const squares = weighed.reduce((total, one) => total + one.squares, 0)
    return { cells, rows, weight, squares, clusters: new Set(design.cluster === undefined ? [] : cells.map(clusterOf)) }
  })
}

/** Which units are independent of which: clusters that share a unit are one. Gives the number of each unit's cluster. */
export function clusterNumbers(units: readonly Unit[]): readonly unknown[] {
  const parents = new Map<unknown, unknown>()
  const rootOf = (cluster: unknown): unknown => {
    let root = cluster
    while (parents.has(root)) root = parents.get(root)
    return root
  }
  for (const { clusters } of units) {
    const [first, ...others] = [...clusters].map(rootOf)
    for (const other of others) if (other !== first && !parents.has(other)) parents.set(other, first)
  }
  return units.map(({ clusters }) => rootOf([...clusters][0]))
}
