import { and, not, or } from '../plan/expressions.ts'
import { noKeys, type Form } from './form.ts'
import { measureLead, type Lead } from './lead.ts'
import { isSampled, type Sampled } from './measured.ts'
import type { ContestQuantity } from './quantity.ts'
import { priceValues } from './slice-view.ts'

/** Contests won, a tie counting one half: half the lead of wins over losses, added to one half or to nothing. */
export const contestForm: Form<ContestQuantity> = {
  conditions: (quantity) => [leadOf(quantity).ahead, leadOf(quantity).behind, quantity.among],
  fine: noKeys,
  values: (_quantity, design) => priceValues(design),
  measure(quantity, view, design) {
    const measured = measureLead(leadOf(quantity), view, design)
    return isSampled(measured) ? halved(measured, quantity.middle) : measured
  },
}

function leadOf({ wins, ties, among }: ContestQuantity): Lead {
  return {
    ahead: and(wins, not(ties)),
    behind: not(or(wins, ties)),
    among,
    method: 'MOVER of the exact shares won and lost',
  }
}

function halved(lead: Sampled, middle: number): Sampled {
  const half = (end: number | null): number | null => (end === null ? null : middle + end / 2)
  return {
    ...lead,
    estimate: middle + lead.estimate / 2,
    limits(confidence) {
      const { low, high } = lead.limits(confidence)
      return { low: half(low), high: half(high) }
    },
    ...(lead.resized === undefined ? {} : { resized: (factor: number) => halved(lead.resized!(factor), middle) }),
  }
}
