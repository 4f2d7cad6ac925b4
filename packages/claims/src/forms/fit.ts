import { rSquared, scaleRatio, type LinearisedRatio } from '@plumb/stats'
import { isLoneCluster } from './cluster-sums.ts'
import type { Note } from '../check/check.ts'
import type { Expr } from '../plan/expr.ts'
import { arithmetic, number } from '../plan/expressions.ts'
import { fitRatio, fitValues, type FitTerms } from './fit-moments.ts'
import { noConditions, noKeys, type Form } from './form.ts'
import { fewEvents, heavyTail } from './heavy-tail.ts'
import type { Measured, Sampled } from './measured.ts'
import { notProven } from './not-proven.ts'
import type { Design, FitQuantity } from './quantity.ts'
import { designValues, totalRows, type SliceView } from './slice-view.ts'
import { orReason } from './undefined.ts'

/** What predictions explain of the spread of their labels: R². */
export const fitForm: Form<FitQuantity> = {
  conditions: noConditions,
  fine: noKeys,
  values: (quantity, design) => [...designValues(design), ...fitValues(termsOf(quantity, squareOf(quantity)), design)],
  measure(quantity, view, design) {
    const n = totalRows(view.cells)
    const ratio = ratioOfFit(quantity, squareOf(quantity), view, design)
    const warning = quantity.chances === true ? fewEvents : heavyTail
    const notes = isSimulated(design) ? [warning] : [warning, notProven]
    return 'reason' in ratio ? ratio : sampledFit(ratio, n, notes)
  },
}

/** The square of the scaled error. */
export function squareOf({ error, errorScale }: Pick<FitQuantity, 'error' | 'errorScale'>): Expr {
  const part = arithmetic(error, '/', number(errorScale))
  return arithmetic(part, '*', part)
}

export function termsOf({ label, center, scale }: FitQuantity, a: Expr): FitTerms {
  const moved = center === 0 ? label : arithmetic(label, '-', number(center))
  return { a, y: arithmetic(moved, '/', number(scale)) }
}

/** Only independent rows were simulated. */
function isSimulated({ weight, cluster }: Design): boolean {
  return weight === undefined && cluster === undefined
}

/** Σ a / Σ (label − mean label)² in a slice, in the units of the labels; or why there is none. */
export function ratioOfFit(
  quantity: FitQuantity,
  a: Expr,
  view: SliceView,
  design: Design,
): LinearisedRatio | Extract<Measured, { readonly reason: unknown }> {
  const n = totalRows(view.cells)
  if (n < 2) return { reason: n === 0 ? 'empty-denominator' : 'too-few-rows', n }
  const ratio = fitRatio(termsOf(quantity, a), view, design)
  if (ratio === undefined) return { reason: 'no-variation', n }
  if (isLoneCluster(ratio)) return { reason: 'one-cluster', n }
  return valuesTimes(ratio, (quantity.errorScale / quantity.scale) ** 2)
}

/** The ratio of values that are `factor` times as large. */
function valuesTimes(ratio: LinearisedRatio, factor: number): LinearisedRatio {
  const { estimate, squares, cubes, fourths } = ratio
  return {
    ...ratio,
    estimate: estimate * factor,
    squares: squares * factor ** 2,
    cubes: cubes * factor ** 3,
    fourths: fourths * factor ** 4,
  }
}

function sampledFit(ratio: LinearisedRatio, n: number, notes: readonly Note[]): Sampled {
  return {
    estimate: 1 - ratio.estimate,
    n,
    method: 'one minus a ratio of means: hull, with a log lower limit',
    ...orReason(
      () => rSquared(ratio),
      (confidence) => rSquared(ratio, { confidence }),
    ),
    resized: (factor) => sampledFit(scaleRatio(ratio, factor), n * factor, notes),
    notes,
  }
}
