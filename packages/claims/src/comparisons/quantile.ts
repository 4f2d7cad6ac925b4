import { quantileCorrelation } from '@plumb/stats'
import { noConditions } from '../forms/form.ts'
import { jointQuantileKeys } from '../forms/histogram-keys.ts'
import { isSampled } from '../forms/measured.ts'
import { notProven } from '../forms/not-proven.ts'
import { quantileForm } from '../forms/quantile.ts'
import type { Design, QuantileQuantity } from '../forms/quantity.ts'
import type { BoundForm } from '../forms/registry.ts'
import { weigh, type SliceView } from '../forms/slice-view.ts'
import { effectCorrelation } from './effect-correlation.ts'
import { pairedKeys } from './paired-keys.ts'
import { sampledDifference } from './sampled-difference.ts'
import { sideView } from './side-view.ts'

/** The difference of a quantile of two values of the same rows, from their joint histogram. */
export function pairedQuantile(a: QuantileQuantity, b: QuantileQuantity): BoundForm {
  return {
    conditions: noConditions(),
    fine: (facts, others) => pairedKeys(jointQuantileKeys([a.value, b.value], facts, others)),
    values: (design, fine) => [
      ...quantileForm.values(a, design, fine, 0),
      ...quantileForm.values(b, design, fine.slice(1), 0),
    ],
    measure: (view, design, random) => {
      const first = quantileForm.measure(a, sideView(view, 0), design, random)
      const second = quantileForm.measure(b, sideView(view, 1), design, random)
      if (!isSampled(first)) return first
      if (!isSampled(second)) return second
      return sampledDifference(first, second, {
        n: first.n,
        method: 'paired: MOVER of the ranges of the two quantiles, with the correlation of lying below them',
        correlation: correlationBelow(a.q, view, design),
        notes: [
          ...(first.notes ?? []),
          ...(design.weight === undefined && design.cluster === undefined ? [] : [notProven]),
        ],
      })
    },
  }
}

/** How far rows below the one quantile are those below the other. */
function correlationBelow(q: number, view: SliceView, design: Design): number {
  const weights = view.cells.map((cell) => weigh(cell, view, design).weight)
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  const effects = ([0, 1] as const).map((side) => {
    const last = lastBelow(q * total, side, view, weights)
    const below = view.cells.map(({ fine }) => (fine[side] as number) <= last)
    const share = below.reduce((sum, isBelow, i) => (isBelow ? sum + weights[i]! : sum), 0) / total
    return below.map((isBelow) => Number(isBelow) - share)
  })
  const { correlation, units } = effectCorrelation({ first: effects[0]!, second: effects[1]! }, view, design)
  return quantileCorrelation(correlation, units, q)
}

/** The key under which the quantile lies; keys of a histogram ascend with the value. */
function lastBelow(wanted: number, side: 0 | 1, { cells }: SliceView, weights: readonly number[]): number {
  const sorted = cells
    .map(({ fine }, i) => ({ key: fine[side] as number, weight: weights[i]! }))
    .toSorted((one, other) => one.key - other.key)
  let sum = 0
  for (const { key, weight } of sorted) {
    sum += weight
    if (sum >= wanted * (1 - 1e-12)) return key
  }
  return sorted.at(-1)?.key ?? 0
}
