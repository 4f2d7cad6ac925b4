import { contestForm } from '../forms/contest.ts'
import { noKeys } from '../forms/form.ts'
import { isSampled } from '../forms/measured.ts'
import { notProven } from '../forms/not-proven.ts'
import type { ContestQuantity, Design } from '../forms/quantity.ts'
import type { BoundForm } from '../forms/registry.ts'
import { priceValues, totalRows, weigh, type SliceView } from '../forms/slice-view.ts'
import { or } from '../plan/expressions.ts'
import { effectCorrelation } from './effect-correlation.ts'
import { sampledDifference } from './sampled-difference.ts'

/** The difference of what two sides win of the contests in which each takes part; of those of both, one wins what the other loses. */
export function pairedContest(a: ContestQuantity, b: ContestQuantity): BoundForm {
  return {
    conditions: [...contestForm.conditions(a), ...contestForm.conditions(b), a.wins, b.wins, a.ties],
    fine: noKeys,
    values: priceValues,
    measure: (view, design, random) => {
      const first = contestForm.measure(a, view, design, random)
      const second = contestForm.measure(b, view, design, random)
      if (!isSampled(first)) return first
      if (!isSampled(second)) return second
      const effects = { first: effectsOf(a, view, design), second: effectsOf(b, view, design) }
      const plain = design.weight === undefined && design.cluster === undefined
      return sampledDifference(first, second, {
        n: totalRows(view.cells.filter(view.test(or(a.among, b.among)))),
        method: 'MOVER of what the two sides win, with their correlation over the contests of both',
        correlation: effectCorrelation(effects, view, design).correlation,
        range: { low: -1, high: 1 },
        notes: plain ? [] : [notProven],
      })
    },
  }
}

/** What a contest does to the share that a side wins: its outcome minus that share, where the side takes part. */
function effectsOf({ wins, ties, among }: ContestQuantity, view: SliceView, design: Design): readonly number[] {
  const [isWin, isTie, takesPart] = [view.test(wins), view.test(ties), view.test(among)]
  const outcomes = view.cells.map((cell) => (isTie(cell) ? 1 / 2 : Number(isWin(cell))))
  const weights = view.cells.map((cell) => (takesPart(cell) ? weigh(cell, view, design).weight : 0))
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  const share = weights.reduce((sum, weight, i) => sum + weight * outcomes[i]!, 0) / total
  return view.cells.map((cell, i) => (takesPart(cell) ? (outcomes[i]! - share) / total : 0))
}
