import type { Dataset, Product } from '../product/product.ts'
import type { AmountUnit } from './amount.ts'
import type { Basis, Subject } from './resolved.ts'

/** What bounds of this subject are measured in. */
export function unitOf(subject: Subject, product: Product): AmountUnit {
  const basis = subject.kind === 'comparison' ? subject.first : subject.self
  const unit = measuredIn(basis, product)
  const fraction = unit.kind === 'share' || unit.kind === 'score'
  if (subject.kind === 'parity') return { kind: 'share' }
  if (ofOneValue.includes(subject.kind)) return unit
  return fraction ? { kind: unit.kind === 'share' ? 'points' : 'score' } : unit
}

/** A unit by its name. */
export function unitName(unit: AmountUnit): string {
  return unit.kind === 'named' ? unit.unit : unit.kind
}

/** Subjects whose value is one of the measure itself, not a difference of two. */
const ofOneValue: readonly Subject['kind'][] = ['plain', 'worst', 'distance', 'distance-window']

function measuredIn({ measure, quantity, dataset, view }: Basis, { costs }: Product): AmountUnit {
  switch (measure.unit) {
    case 'column':
      return unitNamed(dataset, columnOf(quantity))
    case 'label':
      return unitNamed(dataset, dataset.labels?.label ?? view.columns.label?.name)
    case 'days':
      return { kind: 'named', unit: 'days' }
    case 'money':
      return costs?.currency === undefined ? { kind: 'number' } : { kind: 'named', unit: costs.currency }
    default:
      return { kind: measure.unit }
  }
}

function unitNamed({ units }: Dataset, column: string | undefined): AmountUnit {
  const unit = column === undefined ? undefined : units[column]
  return unit === undefined ? { kind: 'number' } : { kind: 'named', unit }
}

function columnOf(quantity: Basis['quantity']): string | undefined {
  if (quantity.form === 'quantile' || quantity.form === 'mean')
    return quantity.value.op === 'column' ? quantity.value.name : undefined
  if (quantity.form === 'distance') return quantity.column.name
  if (quantity.form === 'count' && 'column' in quantity.fact) return quantity.fact.column.name
  return undefined
}
