import { InputError } from '../errors.ts'
import type { Comparison, Name } from '../language/claim.ts'
import type { Expr } from '../plan/expr.ts'
import { or } from '../plan/expressions.ts'
import type { Product, StatedClaim } from '../product/product.ts'
import { basisOf } from './basis.ts'
import { isOthers, othersOf } from './others.ts'
import type { Basis, Pairing, Rival, Subject } from './resolved.ts'
import { type Scope, scopeOf } from './scope.ts'

/** A candidate and one or all others on the same rows, by a measure that is better one way. */
export function comparisonOf(statement: Comparison, stated: StatedClaim, product: Product, scope: Scope): Subject {
  const { quantity, first: own, second: other } = statement
  const bound = (name: Name): Side => {
    const side = scopeOf(stated, product, scope.context, name)
    return { scope: side, basis: basisOf(quantity, side) }
  }
  const first = bound(own)
  requireContest(first.basis, quantity, scope)
  const against = (side: Side): Rival => ({ second: side.basis, paired: pairingOf(first, side) })
  if (!isOthers(other, product)) return { kind: 'comparison', first: first.basis, rivals: [against(bound(other))] }
  const { judged, unjudged } = othersOf(statement, stated, product, bound)
  return { kind: 'comparison', first: first.basis, rivals: judged.map(against), unjudged }
}

/** Refuses a measure on which nothing can be ahead, and one that says whose it is. */
export function requireContest({ measure }: Basis, quantity: Comparison['quantity'], { placeOf }: Scope): void {
  const { of } = quantity
  if (of !== undefined) {
    throw new InputError('bad-claim', `a comparison is on a measure of both candidates; leave out: of ${of.text}`, {
      ...placeOf(of),
      wanted: `${measure.name} alone`,
      got: `of ${of.text}`,
    })
  }
  if (measure.better !== null) return
  throw new InputError('wrong-shape', `${measure.name} has no better direction, so nothing beats on it`, {
    ...placeOf(quantity),
    wanted: 'a measure that is better higher or lower',
    got: measure.name,
  })
}

/** A candidate's measure, and whose answers it speaks of. */
export interface Side {
  readonly scope: Scope
  readonly basis: Basis
}

/** What is missing for both is set aside; what is missing for one leaves a row unpaired. */
function pairingOf(first: Side, second: Side): Pairing {
  const sides = [first.basis, second.basis]
  return {
    firstAbsent: absentOf(first.basis, sides),
    secondAbsent: absentOf(second.basis, sides),
    exclusions: sharedExclusions(sides),
    settled: [first.scope.answerer.settled, second.scope.answerer.settled],
    names: [first.scope.answerer.name ?? 'the model', second.scope.answerer.name ?? 'the model'],
  }
}

/** What sets a row aside whoever answers it. */
export function sharedExclusions([first, ...rest]: readonly Basis[]): Basis['exclusions'] {
  if (first === undefined) return []
  return first.exclusions.filter(({ when }) =>
    rest.every(({ exclusions }) => exclusions.some((other) => isSame(when, other.when))),
  )
}

/** The rows that this one alone of them lacks an answer for. */
export function absentOf(basis: Basis, all: readonly Basis[]): Expr {
  const shared = sharedExclusions(all)
  const own = basis.exclusions.filter(({ when }) => !shared.some((other) => isSame(other.when, when)))
  return or(...own.map(({ when }) => when))
}

function isSame(one: Expr, other: Expr): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}
