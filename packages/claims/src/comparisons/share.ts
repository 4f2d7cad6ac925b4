import { noKeys } from '../forms/form.ts'
import { measureLead, type Lead } from '../forms/lead.ts'
import type { ShareQuantity } from '../forms/quantity.ts'
import type { RowView } from '../measures/measure.ts'
import type { BoundForm } from '../forms/registry.ts'
import { priceValues } from '../forms/slice-view.ts'
import { nameOf } from '../plan/atoms.ts'
import { and, not } from '../plan/expressions.ts'
import { countedBy } from '../forms/share.ts'
import { pairedTable } from './table.ts'

/** Two shares of the same rows: only rows on which the two differ count. Shares of different rows go through the table. */
export function pairedShare(a: ShareQuantity, b: ShareQuantity, first: RowView, second: RowView): BoundForm {
  if (nameOf(a.among) !== nameOf(b.among)) {
    return pairedTable(
      nameOf(a.among) === nameOf(first.flagged) ? 'precision' : 'negative-predictive-value',
      first,
      second,
    )
  }
  const lead: Lead = {
    ahead: and(a.yes, not(b.yes)),
    behind: and(b.yes, not(a.yes)),
    among: a.among,
    method: 'paired: MOVER of the two exact discordant shares',
  }
  return {
    conditions: [a.yes, a.among, b.yes],
    fine: noKeys,
    values: (design) => priceValues(countedBy(a, design)),
    measure: (view, design) => measureLead(lead, view, countedBy(a, design)),
  }
}
