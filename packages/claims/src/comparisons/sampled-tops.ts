import {
  clusteredPairedDifference,
  pickedDifference,
  scaleRatio,
  type LinearisedRatio,
  type OpenLimits,
} from '@plumb/stats'
import { linearise } from '../forms/classes/linearised.ts'
import { isLoneCluster } from '../forms/cluster-sums.ts'
import { sampledLead } from '../forms/lead.ts'
import type { Measured, Sampled } from '../forms/measured.ts'
import { notProven } from '../forms/not-proven.ts'
import type { Design } from '../forms/quantity.ts'
import { weigh, type SliceView } from '../forms/slice-view.ts'
import { orReason } from '../forms/undefined.ts'

/** Which part of each cell lies at the top of each ranking, and whether its rows are positive. */
export interface Tops {
  readonly first: readonly number[]
  readonly second: readonly number[]
  readonly positive: readonly number[]
  /** Rows at the top, or positives in all. */
  readonly n: number
  /** The share is one of the rows at the top, not of the positives. */
  readonly ofRows: boolean
  /** The share is told this many times. */
  readonly times: number
}

/** The difference of what two tops hold. Only positives in one of them, but not in the other, count. */
export function sampledTops(tops: Tops, view: SliceView, design: Design): Measured {
  if (design.weight !== undefined || design.cluster !== undefined) return designedTops(tops, view, design)
  const { first, second, positive, n, ofRows, times } = tops
  const count = (of: (cell: number) => number): number =>
    view.cells.reduce((sum, { rows }, cell) => sum + rows * positive[cell]! * of(cell), 0)
  const won = count((cell) => Math.max(0, first[cell]! - second[cell]!))
  const lost = count((cell) => Math.max(0, second[cell]! - first[cell]!))
  const own = { second: (count((cell) => second[cell]!) / n) * times }
  const lead = ofRows
    ? sampledPicks(won, lost, n)
    : sampledLead(won, lost, n, 'paired: MOVER of the positives that only one of the two finds')
  return { ...timesAsMuch(lead, times), ...own }
}

/** More rows leave the number of rows at the top as it is. */
function sampledPicks(onlyA: number, onlyB: number, picked: number): Sampled {
  return {
    estimate: (onlyA - onlyB) / picked,
    n: picked,
    method: 'paired: MOVER of the positives that only one of the two picks',
    limits: (confidence) => pickedDifference({ onlyA, onlyB, picked }, { confidence }),
  }
}

/** Weighted or clustered rows: what each does to the difference. */
function designedTops(tops: Tops, view: SliceView, design: Design): Measured {
  const { first, second, positive, n, ofRows, times } = tops
  const weights = view.cells.map((cell) => weigh(cell, view, design).weight)
  const sum = (of: (cell: number) => number): number => weights.reduce((total, weight, i) => total + weight * of(i), 0)
  const own = (parts: readonly number[]): { readonly share: number; readonly effects: readonly number[] } => {
    const below = (i: number): number => (ofRows ? parts[i]! : positive[i]!)
    const all = sum(below)
    const share = sum((i) => parts[i]! * positive[i]!) / all
    return { share, effects: positive.map((y, i) => (parts[i]! * y - share * below(i)) / all) }
  }
  const [a, b] = [own(first), own(second)]
  const effects = a.effects.map((effect, i) => effect - b.effects[i]!)
  const ratio = linearise(a.share - b.share, effects, view, design)
  if (isLoneCluster(ratio)) return { reason: 'one-cluster', n }
  return { ...timesAsMuch(sampledLinear(ratio, n, !ofRows), times), second: b.share * times }
}

function sampledLinear(ratio: LinearisedRatio, n: number, grows: boolean): Sampled {
  const limits = (confidence: number): OpenLimits => clusteredPairedDifference(ratio, { confidence })
  return {
    estimate: ratio.estimate,
    n,
    method: 'paired: hull of what each row does to the difference',
    ...orReason(() => limits(0.95), limits),
    // more rows leave the number of rows at the top as it is
    ...(grows ? { resized: (factor: number) => sampledLinear(scaleRatio(ratio, factor), n * factor, grows) } : {}),
    notes: [notProven],
  }
}

/** A difference told so many times. */
function timesAsMuch(sampled: Sampled, times: number): Sampled {
  if (times === 1) return sampled
  const { estimate, limits, resized } = sampled
  return {
    ...sampled,
    estimate: estimate * times,
    limits(confidence) {
      const { low, high } = limits(confidence)
      return { low: low === null ? null : low * times, high: high === null ? null : high * times }
    },
    ...(resized === undefined ? {} : { resized: (factor: number) => timesAsMuch(resized(factor), times) }),
  }
}
