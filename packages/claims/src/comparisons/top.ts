import { binnedEdges } from '../forms/binned-notes.ts'
import { jointScoreKeys } from '../forms/histogram-keys.ts'
import { isSampled, type Measured } from '../forms/measured.ts'
import type { Design, TopQuantity } from '../forms/quantity.ts'
import type { BoundForm } from '../forms/registry.ts'
import { priceValues, totalRows, type SliceView } from '../forms/slice-view.ts'
import { partsOfTop } from '../forms/top.ts'
import { pairedKeys } from './paired-keys.ts'
import { sampledTops } from './sampled-tops.ts'
import { sideView } from './side-view.ts'

/** What the rows at the top of one ranking hold that those at the top of another, of the same rows, do not. */
export function pairedTop(a: TopQuantity, b: TopQuantity): BoundForm {
  return {
    conditions: [a.actual],
    fine: (facts, others) => pairedKeys(jointScoreKeys([a.score, b.score], facts, others)),
    values: priceValues,
    measure: (view, design) => measureTops(a, view, design),
  }
}

function measureTops(quantity: TopQuantity, view: SliceView, design: Design): Measured {
  const all = totalRows(view.cells)
  const { rows, times = 1 } = quantity
  if (rows !== undefined && all < rows) return { reason: 'too-few-rows', n: all }
  const isActual = view.test(quantity.actual)
  const n = rows ?? totalRows(view.cells.filter(isActual))
  if (n === 0) return { reason: 'empty-denominator', n }
  const sides = ([0, 1] as const).map((side) => {
    const own = sideView(view, side)
    return { view: own, parts: partsOfTop(quantity, own, design) }
  })
  const positive = view.cells.map((cell) => Number(isActual(cell)))
  const [first, second] = sides.map(({ parts }) => parts)
  const sampled = sampledTops(
    { first: first!, second: second!, positive, n, ofRows: rows !== undefined, times },
    view,
    design,
  )
  if (!isSampled(sampled)) return sampled
  return { ...sampled, notes: [...binnedEdges(sides, isActual, n / times), ...(sampled.notes ?? [])] }
}
