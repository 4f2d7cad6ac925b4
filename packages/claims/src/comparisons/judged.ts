import { isSampled } from '../forms/measured.ts'
import { noKeys } from '../forms/form.ts'
import { judgedForm } from '../forms/judged.ts'
import { notProven } from '../forms/not-proven.ts'
import type { Design, JudgedQuantity } from '../forms/quantity.ts'
import type { BoundForm } from '../forms/registry.ts'
import type { Expr } from '../plan/expr.ts'
import { designValues, totalRows, weigh, type SliceView } from '../forms/slice-view.ts'
import { effectCorrelation } from './effect-correlation.ts'
import { sampledDifference } from './sampled-difference.ts'

/** The difference of two corrected rates on the same rows: each candidate has a judge and people of its own. */
export function pairedJudged(a: JudgedQuantity, b: JudgedQuantity): BoundForm {
  return {
    conditions: [...judgedForm.conditions(a), ...judgedForm.conditions(b)],
    fine: noKeys,
    values: designValues,
    measure: (view, design, random) => {
      const first = judgedForm.measure(a, view, design, (purpose) => random(`first ${purpose}`))
      const second = judgedForm.measure(b, view, design, (purpose) => random(`second ${purpose}`))
      if (!isSampled(first)) return first
      if (!isSampled(second)) return second
      const effects = { first: effectsOf(a, view, design), second: effectsOf(b, view, design) }
      const plain = design.weight === undefined && design.cluster === undefined
      return sampledDifference(first, second, {
        n: totalRows(view.cells),
        method: 'paired: MOVER of the two corrected rates, with the correlation of what each row does to them',
        correlation: effectCorrelation(effects, view, design).correlation,
        range: { low: -1, high: 1 },
        notes: plain && !a.chosen ? [] : [notProven],
      })
    },
  }
}

/** What a row of each cell does to the corrected rate. */
function effectsOf(quantity: JudgedQuantity, view: SliceView, design: Design): readonly number[] {
  const told = (condition: Expr): readonly number[] => view.cells.map((cell) => Number(view.test(condition)(cell)))
  const [judge, people, labelled] = [told(quantity.judge), told(quantity.people), told(quantity.labelled)]
  const weights = view.cells.map((cell) => weigh(cell, view, design).weight)
  const share = (value: readonly number[], among: (cell: number) => number): Part => partOf(value, among, weights)
  const deviations = (part: Part): readonly number[] =>
    part.value.map((value, i) => (part.weight === 0 ? 0 : (part.among(i) * (value - part.share)) / part.weight))
  if (quantity.chosen) {
    const [yes, hit, passed] = [
      share(judge, (i) => 1 - labelled[i]!),
      share(judge, (i) => labelled[i]! * people[i]!),
      share(judge, (i) => labelled[i]! * (1 - people[i]!)),
    ]
    const apart = hit.share - passed.share
    const rate = (yes.share - passed.share) / apart
    const parts = [deviations(yes), deviations(hit), deviations(passed)] as const
    return view.cells.map((_, i) => (parts[0][i]! - rate * parts[1][i]! - (1 - rate) * parts[2][i]!) / apart)
  }
  const [yes, ofYes, ofNo] = [
    share(judge, () => 1),
    share(people, (i) => labelled[i]! * judge[i]!),
    share(people, (i) => labelled[i]! * (1 - judge[i]!)),
  ]
  const parts = [deviations(yes), deviations(ofYes), deviations(ofNo)] as const
  const gap = ofYes.share - ofNo.share
  return view.cells.map((_, i) => gap * parts[0][i]! + yes.share * parts[1][i]! + (1 - yes.share) * parts[2][i]!)
}

/** A share of some rows. */
interface Part {
  readonly value: readonly number[]
  readonly among: (cell: number) => number
  readonly share: number
  readonly weight: number
}

/** One half where no row tells. */
function partOf(value: readonly number[], among: (cell: number) => number, weights: readonly number[]): Part {
  const weight = weights.reduce((sum, one, i) => sum + one * among(i), 0)
  const total = weights.reduce((sum, one, i) => sum + one * among(i) * value[i]!, 0)
  return { value, among, weight, share: weight === 0 ? 1 / 2 : total / weight }
}
