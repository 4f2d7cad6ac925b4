import { shareLimits, type ShareSample } from '@plumb/stats'
import { isLoneCluster } from './cluster-sums.ts'
import type { Cell } from '../profile/fold.ts'
import { binnedEdges } from './binned-notes.ts'
import { cellRatio } from './cell-ratio.ts'
import type { Form } from './form.ts'
import { scoreKey } from './histogram-keys.ts'
import type { Measured, Sampled } from './measured.ts'
import { notProven } from './not-proven.ts'
import type { Design, TopQuantity } from './quantity.ts'
import { resizeShare, shareMethod, shareOf } from './share.ts'
import { designValues, totalRows, weigh, type SliceView } from './slice-view.ts'
import { partsInTop } from './top-parts.ts'

/** What the rows with the highest scores hold: rows that share the score at the edge count in equal parts. */
export const topForm: Form<TopQuantity> = {
  conditions: ({ actual }) => [actual],
  fine: ({ score }, facts, others) => [{ name: 'score', expr: scoreKey(score, facts, others) }],
  values: (_quantity, design) => designValues(design),
  measure(quantity, view, design) {
    const { rows: wanted } = quantity
    const all = totalRows(view.cells)
    if (wanted !== undefined && all < wanted) return { reason: 'too-few-rows', n: all }
    const isActual = view.test(quantity.actual)
    const n = wanted ?? totalRows(view.cells.filter(isActual))
    if (n === 0) return { reason: 'empty-denominator', n }
    return measureTop(quantity, view, design, isActual, n)
  },
}

function measureTop(
  quantity: TopQuantity,
  view: SliceView,
  design: Design,
  isActual: (cell: Cell) => boolean,
  n: number,
): Measured {
  const parts = partsOfTop(quantity, view, design)
  const pairs = view.cells.map((cell, i) => ({
    numerator: isActual(cell) ? parts[i]! : 0,
    denominator: quantity.rows === undefined ? Number(isActual(cell)) : parts[i]!,
  }))
  const independent = design.weight === undefined && design.cluster === undefined
  const yes = view.cells.reduce((sum, cell, i) => sum + cell.rows * pairs[i]!.numerator, 0)
  const sample: ShareSample = independent
    ? { design: 'independent', yes: Math.min(yes, n), rows: n }
    : { design: 'ratio', ratio: cellRatio(pairs, view, design) }
  if (sample.design === 'ratio' && isLoneCluster(sample.ratio)) {
    return { reason: 'one-cluster', n }
  }
  const notes = [
    ...binnedEdges([{ view, parts }], isActual, n / (quantity.times ?? 1)),
    ...(independent ? [] : [notProven]),
  ]
  return { ...sampledTop(quantity, sample, n), notes }
}

/** Which part of each cell is at the top. A number of rows is one of rows at hand; a share is one of the population. */
export function partsOfTop({ rows, share }: TopQuantity, view: SliceView, design: Design): readonly number[] {
  if (rows !== undefined)
    return partsInTop(
      view.cells,
      view.cells.map((cell) => cell.rows),
      rows,
    )
  const weights = view.cells.map((cell) => weigh(cell, view, design).weight)
  return partsInTop(view.cells, weights, share * weights.reduce((sum, weight) => sum + weight, 0))
}

function sampledTop(quantity: TopQuantity, sample: ShareSample, n: number): Sampled {
  const { times = 1 } = quantity
  const whole = sample.design === 'independent' && Number.isInteger(sample.yes)
  return {
    estimate: shareOf(sample) * times,
    n,
    method: shareMethod(sample),
    limits(confidence) {
      const { low, high } = shareLimits(sample, { confidence })
      return { low: low * times, high: high * times }
    },
    // more rows leave the number of rows at the top as it is
    ...(quantity.rows === undefined
      ? { resized: (factor: number) => sampledTop(quantity, resizeShare(sample, factor), n * factor) }
      : {}),
    ...(times === 1 ? { share: sample } : {}),
    ...(whole && times === 1 ? { yes: sample.yes } : {}),
  }
}
