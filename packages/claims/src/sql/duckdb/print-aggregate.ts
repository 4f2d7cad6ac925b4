import type { Expr } from '../../plan/expr.ts'
import type { Aggregate } from '../../plan/scan.ts'
import { printBounded, printExpr } from './print-expr.ts'
import type { Lookups } from './print-expr.ts'
import { printNumber } from './print-literal.ts'
import { typeOf } from './type-of.ts'

/**
 * What is added up in a cell, as SQL. A sum adds whole numbers, the value times 2^62 / scale (rounded half to even by the
 * cast), as HUGEINT: exact in any order and on any number of threads. A value beyond twice the scale is an error of the
 * cast, never a wrong sum. No values add up to 0; the least of no values is null.
 */
export function printAggregate(aggregate: Aggregate, lookups: Lookups): string {
  switch (aggregate.kind) {
    case 'rows':
      return 'count(*)'
    case 'sum':
      return `coalesce(sum(${printFixed(aggregate, lookups).whole}), 0)`
    case 'rest':
      return printRest(aggregate, lookups)
    case 'minimum':
      return printExtreme('min', aggregate.of, lookups)
    case 'maximum':
      return printExtreme('max', aggregate.of, lookups)
    case 'distinct':
      return `count(distinct ${printExpr(aggregate.of, lookups)})`
  }
}

interface Fixed {
  readonly part: string
  readonly whole: string
}

/** A value over the scale, times 2^62, and that as a whole number. */
function printFixed({ of, scale }: Extract<Aggregate, { readonly scale: number }>, lookups: Lookups): Fixed {
  const factor = 2 ** 62 / scale
  if (!(scale > 0) || !Number.isFinite(factor))
    throw new Error(`the scale of a sum must be at least 1e-280; got ${scale}`)
  const part = `${printBounded(of, lookups)} * ${printNumber(factor)}`
  return { part, whole: `cast(${part} as bigint)` }
}

/** A double minus the whole number nearest to it is exact. */
function printRest(aggregate: Extract<Aggregate, { readonly scale: number }>, lookups: Lookups): string {
  const { part, whole } = printFixed(aggregate, lookups)
  return `coalesce(sum(cast((${part} - ${whole}) * ${printNumber(2 ** 62)} as bigint)), 0)`
}

function printExtreme(name: 'min' | 'max', of: Expr, lookups: Lookups): string {
  const sql = `${name}(${printExpr(of, lookups)})`
  return typeOf(of) === 'time' ? `epoch_us(${sql})` : sql
}
