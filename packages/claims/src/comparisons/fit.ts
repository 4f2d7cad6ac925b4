import { hull, scaleRatio, type LinearisedRatio } from '@plumb/stats'
import type { Note } from '../check/check.ts'
import { ratioOfFit, squareOf, termsOf } from '../forms/fit.ts'
import { fitValues } from '../forms/fit-moments.ts'
import { noKeys } from '../forms/form.ts'
import { fewEvents, heavyTail } from '../forms/heavy-tail.ts'
import type { Sampled } from '../forms/measured.ts'
import { notProven } from '../forms/not-proven.ts'
import type { FitQuantity } from '../forms/quantity.ts'
import type { BoundForm } from '../forms/registry.ts'
import { designValues, totalRows } from '../forms/slice-view.ts'
import { orReason } from '../forms/undefined.ts'
import { arithmetic } from '../plan/expressions.ts'

/** The difference in R² on the same rows: the other's squared errors minus the first's, over the one spread of the labels. */
export function pairedFit(a: FitQuantity, b: FitQuantity): BoundForm {
  const errorScale = Math.max(a.errorScale, b.errorScale)
  const [own, other] = [a, b].map(({ error }) => squareOf({ error, errorScale })) as [FitSquare, FitSquare]
  const gain = arithmetic(other, '-', own)
  return {
    conditions: [],
    fine: noKeys,
    values: (design) => [...designValues(design), ...fitValues(termsOf(a, gain), design)],
    measure: (view, design) => {
      const ratio = ratioOfFit({ ...a, errorScale }, gain, view, design)
      return 'reason' in ratio
        ? ratio
        : sampledGain(ratio, totalRows(view.cells), a.chances === true ? fewEvents : heavyTail)
    },
  }
}

type FitSquare = ReturnType<typeof squareOf>

function sampledGain(ratio: LinearisedRatio, n: number, warning: Note): Sampled {
  return {
    estimate: ratio.estimate,
    n,
    method: 'paired: hull of the difference in squared errors over the spread of the labels',
    ...orReason(
      () => hull(ratio),
      (confidence) => hull(ratio, { confidence }),
    ),
    resized: (factor) => sampledGain(scaleRatio(ratio, factor), n * factor, warning),
    notes: [warning, notProven],
  }
}
