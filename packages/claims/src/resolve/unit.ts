import type { Product } from '../product/product.ts'
import type { AmountUnit } from './amount.ts'
import type { Basis, Subject } from './resolved.ts'

/** What bounds of this subject are measured in. */
export function unitOf(subject: Subject, product: Product): AmountUnit {
  const basis = subject.kind === 'comparison' ? subject.first : subject.self
  const unit = measuredIn(basis, product)
  const fraction = unit.kind === 'share' || unit.kind === 'score'
  if (subject.kind === 'parity') return { kind: 'share' }
  if (subject.kind === 'plain' || subject.kind === 'worst') return unit
  return fraction ? { kind: unit.kind === 'share' ? 'points' : 'score' } : unit
}

function measuredIn({ measure, quantity, dataset }: Basis, { costs }: Product): AmountUnit {
  switch (measure.unit) {
    case 'column': {
      const column = columnOf(quantity)
      const unit = column === undefined ? undefined : dataset.units[column]
      return unit === undefined ? { kind: 'number' } : { kind: 'named', unit }
    }
    case 'money':
      return costs?.currency === undefined ? { kind: 'number' } : { kind: 'named', unit: costs.currency }
    default:
      return { kind: measure.unit }
  }
}

function columnOf(quantity: Basis['quantity']): string | undefined {
  if (quantity.form === 'quantile') return quantity.value.name
  if (quantity.form === 'mean') return quantity.value.op === 'column' ? quantity.value.name : undefined
  if (quantity.form === 'count' && 'column' in quantity.fact) return quantity.fact.column.name
  return undefined
}
