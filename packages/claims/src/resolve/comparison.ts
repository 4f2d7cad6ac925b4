import { InputError } from '../errors.ts'
import type { Comparison } from '../language/claim.ts'
import type { Expr } from '../plan/expr.ts'
import { or } from '../plan/expressions.ts'
import type { Product, StatedClaim } from '../product/product.ts'
import { basisOf } from './basis.ts'
import type { Basis, Pairing, Subject } from './resolved.ts'
import { type Scope, scopeOf } from './scope.ts'

/** Two candidates on the same rows, by a measure that is better one way. */
export function comparisonOf(statement: Comparison, stated: StatedClaim, product: Product, scope: Scope): Subject {
  const { quantity } = statement
  const sides = [statement.first, statement.second].map((name) => scopeOf(stated, product, scope.context, name))
  const [first, second] = sides.map((side) => basisOf(quantity, side)) as [Basis, Basis]
  if (first.measure.better === null) {
    throw new InputError('wrong-shape', `${first.measure.name} has no better direction, so nothing beats on it`, {
      ...scope.placeOf(quantity),
      wanted: 'a measure that is better higher or lower',
      got: first.measure.name,
    })
  }
  return { kind: 'comparison', first, second, paired: pairingOf(first, second, sides as [Scope, Scope]) }
}

/** What is missing for both is set aside; what is missing for one leaves a row unpaired. */
function pairingOf(first: Basis, second: Basis, sides: readonly [Scope, Scope]): Pairing {
  const common = first.exclusions.filter((one) => second.exclusions.some((other) => isSame(one.when, other.when)))
  const absent = (basis: Basis): Expr =>
    or(
      ...basis.exclusions
        .filter((one) => !common.some((other) => isSame(other.when, one.when)))
        .map(({ when }) => when),
    )
  return {
    firstAbsent: absent(first),
    secondAbsent: absent(second),
    exclusions: common,
    settled: [sides[0].answerer.settled, sides[1].answerer.settled],
    names: [sides[0].answerer.name ?? 'the model', sides[1].answerer.name ?? 'the model'],
  }
}

function isSame(one: Expr, other: Expr): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}
