import type { Value } from '../plan/expr.ts'
import { arithmetic, number } from '../plan/expressions.ts'
import type { Cell } from '../profile/fold.ts'
import { noConditions, type Form } from './form.ts'
import { quantileKey } from './histogram-keys.ts'
import type { RandomFor } from './measured.ts'
import type { Design, DistanceQuantity } from './quantity.ts'
import { indexOf } from './score-sample.ts'
import { clusterOf, designValues, totalRows, weigh, type SliceView } from './slice-view.ts'

/** Rows of one value, or of one bucket of values, in one cluster. */
export interface ValueRows {
  readonly value: Value
  readonly cluster: number
  readonly rows: number
  readonly weight: number
  readonly weightSquares: number
}

/** What one population shows of a column. */
export interface Distribution {
  readonly quantity: DistanceQuantity
  /** Values are numbers of logarithmic buckets. */
  readonly bucketed: boolean
  readonly weighted: boolean
  readonly clustered: boolean
  readonly parts: readonly ValueRows[]
  readonly random: RandomFor
}

/** Rows by value: a distance arises only where two of these meet. */
export const distanceForm: Form<DistanceQuantity> = {
  conditions: noConditions,
  fine: (quantity, facts, others) => {
    const { column, center } = quantity
    if (column.type !== 'number') return [{ name: 'value', expr: column }]
    const key = quantileKey(column, facts, others)
    const moved = center === 0 ? column : arithmetic(column, '-', number(center))
    return [{ name: 'value', expr: key.op === 'log-bucket' ? { op: key.op, of: moved } : key }]
  },
  values: (_quantity, design) => designValues(design),
  measure(quantity, view, design, random) {
    const n = totalRows(view.cells)
    const alone = { reason: 'no-rows', n } as const
    return n === 0 ? alone : { ...alone, distribution: distributionOf(quantity, view, design, random) }
  },
}

function distributionOf(quantity: DistanceQuantity, view: SliceView, design: Design, random: RandomFor): Distribution {
  const clusters = new Map<unknown, number>()
  const part = (cell: Cell): ValueRows => {
    const { rows, weight, squares } = weigh(cell, view, design)
    const cluster = design.cluster === undefined ? 0 : indexOf(clusters, clusterOf(cell))
    return { value: cell.fine[0] ?? null, cluster, rows, weight, weightSquares: squares }
  }
  return {
    quantity,
    bucketed: view.fine[0]!.expr.op === 'log-bucket',
    weighted: design.weight !== undefined,
    clustered: design.cluster !== undefined,
    parts: view.cells.map(part),
    random,
  }
}
