import { noKeys, type Form } from '../form.ts'
import type { TableQuantity } from '../quantity.ts'
import { designValues, priceValues } from '../slice-view.ts'
import { measureBalancedAccuracy } from './balanced-accuracy.ts'
import { measureCost } from './cost.ts'
import { measureF1 } from './f1.ts'
import { measureFBeta } from './f-beta.ts'
import { measureMatthews } from './matthews.ts'

/** Statistics of the confusion table: each has its own interval. */
export const tableForm: Form<TableQuantity> = {
  conditions: ({ actual, flagged }) => [actual, flagged],
  fine: noKeys,
  values: ({ statistic }, design) =>
    statistic === 'cost' || statistic === 'matthews' ? priceValues(design) : designValues(design),
  measure(quantity, view, design, random) {
    switch (quantity.statistic) {
      case 'f1':
        return measureF1(quantity, view, design)
      case 'f-beta':
        return measureFBeta(quantity, view, design)
      case 'balanced-accuracy':
        return measureBalancedAccuracy(quantity, view, design)
      case 'matthews':
        return measureMatthews(quantity, view, design, random)
      case 'cost':
        return measureCost(quantity, view, design)
    }
  },
}
