import type { Place } from '../errors.ts'
import type { Name, Span } from '../language/claim.ts'
import type { Expr } from '../plan/expr.ts'
import { always, and, compare, literal, not } from '../plan/expressions.ts'
import type { Costs, Product, StatedClaim } from '../product/product.ts'
import { type Answerer, answererOf } from './answerer.ts'
import { resolveCondition } from './condition.ts'
import { type DatasetContext, timeColumn } from './dataset-context.ts'
import { candidateNamed, placeIn } from './names.ts'

/** What a quantity is resolved against. */
export interface Scope {
  readonly context: DatasetContext
  readonly answerer: Answerer
  readonly costs?: Costs
  readonly where: Expr
  /** The column of people's labels that correct a judged rate. */
  readonly correctedBy?: Name
  readonly placeOf: (name: { readonly at: Name['at'] }) => Place
}

/** What the quantities of a claim are resolved against: a dataset, whose answers, which rows. */
export function scopeOf(stated: StatedClaim, product: Product, context: DatasetContext, of?: Name): Scope {
  const placeOf = ({ at }: { readonly at: Span }): Place => placeIn(stated, at)
  const named = of === undefined ? undefined : candidateNamed(of, product.candidates, placeOf(of))
  const { correctedBy } = stated.claim.clauses
  const base: Scope = {
    context,
    answerer: answererOf(context.dataset, product.candidates, named),
    ...(product.costs === undefined ? {} : { costs: product.costs }),
    where: always,
    ...(correctedBy === undefined ? {} : { correctedBy }),
    placeOf,
  }
  return { ...base, where: populationOf(stated, base) }
}

/** The claim's `where`, and, as of a time that was asked for, no later rows. */
function populationOf(stated: StatedClaim, scope: Scope): Expr {
  const { where } = stated.claim.clauses
  const condition = where === undefined ? always : resolveCondition(where, scope.context, scope.placeOf)
  const { cutUs } = scope.context
  const time = cutUs === undefined ? undefined : timeColumn(scope.context, '--as-of')
  if (time === undefined || cutUs === undefined) return condition
  return and(condition, not(compare(time, '>', literal(cutUs, 'time'))))
}
