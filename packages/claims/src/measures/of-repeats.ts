import type { RepeatsValue, UnitsQuantity } from '../forms/quantity.ts'
import { never } from '../plan/expressions.ts'
import type { RowView } from './measure.ts'

/** A measure of the runs of each case. A run passes where its answer is right; without an answer the label says so. */
export function ofRepeats(
  statistic: RepeatsValue['statistic'],
  { actual, correct, columns }: RowView,
  k: number,
): UnitsQuantity {
  const passes = correct === never ? actual : correct
  return { form: 'units', unit: columns.case!, value: { of: 'repeats', statistic, k, passes } }
}

/** `1 case`, `40 cases`. */
export function casesOf(n: string): string {
  return n === '1' ? '1 case' : `${n} cases`
}
