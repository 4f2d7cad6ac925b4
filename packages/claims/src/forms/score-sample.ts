import type { ScoreCell, ScoreSample } from '@plumb/stats'
import { scoreOfKey } from './histogram-keys.ts'
import type { Design, RankQuantity } from './quantity.ts'
import { clusterOf, weigh, type SliceView } from './slice-view.ts'

/** The scores by label of a slice, with the width of a bin that holds more than one score; 0 where none does. */
export function scoreSample(
  { actual }: RankQuantity,
  view: SliceView,
  design: Design,
): { readonly sample: ScoreSample; readonly width: number } {
  const key = view.fine[0]!.expr
  const isActual = view.test(actual)
  const { values, at } = ranked(view.cells.map((cell) => cell.fine[0] as number))
  const clusters = new Map<unknown, number>()
  const cells = view.cells.map((cell): ScoreCell => {
    const { rows, weight, squares } = weigh(cell, view, design)
    const cluster = design.cluster === undefined ? 0 : indexOf(clusters, clusterOf(cell))
    const bin = at.get(cell.fine[0] as number)!
    return { bin, positive: isActual(cell), cluster, rows, weight, weightSquares: squares }
  })
  const scores = values.map((value) => scoreOfKey(key, value))
  const { weighted, clustered } = { weighted: design.weight !== undefined, clustered: design.cluster !== undefined }
  return {
    sample: { weighted, clustered, scores, cells },
    width: key.op === 'bin' ? (key.high - key.low) / key.bins : 0,
  }
}

/** Distinct values ascending, and where each stands. */
export function ranked(all: readonly number[]): {
  readonly values: readonly number[]
  readonly at: Map<number, number>
} {
  const values = [...new Set(all)].toSorted((a, b) => a - b)
  return { values, at: new Map(values.map((value, index) => [value, index])) }
}

/** Numbers clusters in the order in which they are met. */
export function indexOf(known: Map<unknown, number>, cluster: unknown): number {
  const index = known.get(cluster) ?? known.size
  known.set(cluster, index)
  return index
}
