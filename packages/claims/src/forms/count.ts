import type { Expr } from '../plan/expr.ts'
import type { ScanValue } from '../plan/scan.ts'
import { always } from '../plan/expressions.ts'
import { fromFixed } from './fixed-point.ts'
import { noKeys, type Form } from './form.ts'
import { exact, isSampled, type Measured } from './measured.ts'
import type { CountQuantity } from './quantity.ts'
import { fixedSum, scanValues, sumOf, totalRows, valueOf, type SliceView } from './slice-view.ts'

/** Facts about the rows themselves: exact, so low = high = estimate; weights do not enter. */
export const countForm: Form<CountQuantity> = {
  conditions: ({ fact }) => [conditionOf(fact)],
  fine: noKeys,
  values: ({ fact }) => valuesOf(fact),
  measure({ fact }, view) {
    const n = totalRows(view.cells)
    switch (fact.of) {
      case 'rows':
        return exact(countWhere(view, fact.which), n)
      case 'share':
        return n === 0 ? { reason: 'no-rows', n } : exact(countWhere(view, fact.which) / n, n)
      case 'duplicates':
        return n === 0 ? { reason: 'no-rows', n } : exact(sumCells(view, 'duplicates') / n, n)
      case 'distinct':
        return exact(sumCells(view, valuesOf(fact)[0]!.name), n)
      case 'age': {
        const newest = extreme(view, valuesOf(fact)[0]!, 'maximum', n)
        return isSampled(newest) ? exact((fact.asOfUs - newest.estimate) / dayUs, n) : newest
      }
      case 'sum':
        return n === 0 ? { reason: 'all-missing', n } : exact(representable(total(view, fact)), n)
      case 'minimum':
      case 'maximum':
        return extreme(view, valuesOf(fact)[0]!, fact.of, n)
    }
  },
}

const dayUs = 86_400e6

/** The value of a duplicates scan in its cells. */
export const duplicatesValue: ScanValue = { name: 'duplicates', aggregate: { kind: 'rows' } }

function conditionOf(fact: CountQuantity['fact']): Expr {
  return fact.of === 'rows' || fact.of === 'share' ? fact.which : always
}

function valuesOf(fact: CountQuantity['fact']): readonly ScanValue[] {
  switch (fact.of) {
    case 'rows':
    case 'share':
      return []
    case 'duplicates':
      return [duplicatesValue]
    case 'distinct':
      return [valueOf({ kind: 'distinct', of: fact.column })]
    case 'sum':
      return scanValues([sumOf(fact.column, fact.scale)])
    case 'age':
      return [valueOf({ kind: 'maximum', of: fact.time })]
    case 'minimum':
    case 'maximum':
      return [valueOf({ kind: fact.of, of: fact.column })]
  }
}

function countWhere(view: SliceView, which: Expr): number {
  const test = view.test(which)
  return view.cells.reduce((count, cell) => (test(cell) ? count + cell.rows : count), 0)
}

function sumCells(view: SliceView, name: string): number {
  const value: ScanValue = { name, aggregate: { kind: 'rows' } }
  return view.cells.reduce((count, cell) => count + Number(view.sum(cell, value) ?? 0), 0)
}

function total(view: SliceView, { column, scale }: Extract<CountQuantity['fact'], { readonly of: 'sum' }>): number {
  const value = sumOf(column, scale)
  return fromFixed(
    view.cells.reduce((sum, cell) => sum + fixedSum(cell, view, value), 0n),
    scale,
  )
}

/** A sum beyond the largest number counts as that number: every bound lies on the same side of both. */
function representable(sum: number): number {
  return Math.min(Number.MAX_VALUE, Math.max(-Number.MAX_VALUE, sum))
}

function extreme(view: SliceView, value: ScanValue, of: 'minimum' | 'maximum', n: number): Measured {
  const values = view.cells.map((cell) => view.sum(cell, value)).filter((one) => one !== null)
  if (values.length === 0) return { reason: 'all-missing', n }
  return exact(Number(values.reduce((a, b) => ((of === 'minimum' ? a < b : a > b) ? a : b))), n)
}
