import type { DatasetFacts, Key, ScanValue } from '../plan/scan.ts'
import type { Expr } from '../plan/expr.ts'
import type { Form } from './form.ts'
import { countForm } from './count.ts'
import type { Measured, RandomFor } from './measured.ts'
import { meanForm } from './mean.ts'
import { perForm } from './per.ts'
import { quantileForm } from './quantile.ts'
import type { Design, Quantity } from './quantity.ts'
import { rankForm } from './rank.ts'
import { shareForm } from './share.ts'
import type { SliceView } from './slice-view.ts'
import { tableForm } from './table/table.ts'

/** A quantity bound to its form. */
export interface BoundForm {
  readonly conditions: readonly Expr[]
  readonly fine: (facts: DatasetFacts, others: readonly Key[]) => readonly Key[]
  readonly values: (design: Design, fine: readonly Key[]) => readonly ScanValue[]
  readonly measure: (view: SliceView, design: Design, random: RandomFor) => Measured
}

/** The form of a quantity, ready to use. */
export function formOf(quantity: Quantity): BoundForm {
  switch (quantity.form) {
    case 'share':
      return bind(shareForm, quantity)
    case 'table':
      return bind(tableForm, quantity)
    case 'mean':
      return bind(meanForm, quantity)
    case 'per':
      return bind(perForm, quantity)
    case 'quantile':
      return bind(quantileForm, quantity)
    case 'rank':
      return bind(rankForm, quantity)
    case 'count':
      return bind(countForm, quantity)
  }
}

function bind<Q extends Quantity>(form: Form<Q>, quantity: Q): BoundForm {
  return {
    conditions: form.conditions(quantity),
    fine: (facts, others) => form.fine(quantity, facts, others),
    values: (design, fine) => form.values(quantity, design, fine),
    measure: (view, design, random) => form.measure(quantity, view, design, random),
  }
}
