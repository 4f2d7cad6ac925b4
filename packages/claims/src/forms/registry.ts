import type { DatasetFacts, Key, ScanValue } from '../plan/scan.ts'
import type { Expr } from '../plan/expr.ts'
import { classesForm } from './classes/classes.ts'
import type { Form } from './form.ts'
import { agreementForm } from './agreement/agreement.ts'
import { contestForm } from './contest.ts'
import { countForm } from './count.ts'
import { distanceForm } from './distance.ts'
import { judgedForm } from './judged.ts'
import type { Measured, RandomFor } from './measured.ts'
import { fitForm } from './fit.ts'
import { meanForm } from './mean.ts'
import { perForm } from './per.ts'
import { quantileForm } from './quantile.ts'
import type { Design, Quantity } from './quantity.ts'
import { rankForm } from './rank.ts'
import { rootForm } from './root.ts'
import { shareForm } from './share.ts'
import type { SliceView } from './slice-view.ts'
import { tableForm } from './table/table.ts'
import { topForm } from './top.ts'
import { unitsForm } from './units/units.ts'

/** A quantity bound to its form. */
export interface BoundForm {
  readonly conditions: readonly Expr[]
  readonly fine: (facts: DatasetFacts, others: readonly Key[]) => readonly Key[]
  readonly values: (design: Design, fine: readonly Key[], sure: number) => readonly ScanValue[]
  readonly measure: (view: SliceView, design: Design, random: RandomFor) => Measured
}

/** The form of a quantity, ready to use. */
export function formOf(quantity: Quantity): BoundForm {
  switch (quantity.form) {
    case 'share':
      return bind(shareForm, quantity)
    case 'table':
      return bind(tableForm, quantity)
    case 'classes':
      return bind(classesForm, quantity)
    case 'mean':
      return bind(meanForm, quantity)
    case 'root':
      return bind(rootForm, quantity)
    case 'fit':
      return bind(fitForm, quantity)
    case 'per':
      return bind(perForm, quantity)
    case 'quantile':
      return bind(quantileForm, quantity)
    case 'rank':
      return bind(rankForm, quantity)
    case 'top':
      return bind(topForm, quantity)
    case 'units':
      return bind(unitsForm, quantity)
    case 'distance':
      return bind(distanceForm, quantity)
    case 'contest':
      return bind(contestForm, quantity)
    case 'raters':
      return bind(agreementForm, quantity)
    case 'judged':
      return bind(judgedForm, quantity)
    case 'count':
      return bind(countForm, quantity)
  }
}

function bind<Q extends Quantity>(form: Form<Q>, quantity: Q): BoundForm {
  return {
    conditions: form.conditions(quantity),
    fine: (facts, others) => form.fine(quantity, facts, others),
    values: (design, fine, sure) => form.values(quantity, design, fine, sure),
    measure: (view, design, random) => form.measure(quantity, view, design, random),
  }
}
