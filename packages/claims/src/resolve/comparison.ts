import { InputError } from '../errors.ts'
import type { Comparison, Name } from '../language/claim.ts'
import type { Expr } from '../plan/expr.ts'
import { or } from '../plan/expressions.ts'
import type { Product, StatedClaim } from '../product/product.ts'
import { basisOf } from './basis.ts'
import { comparesSides, sideBasis } from './contest-comparison.ts'
import { requireAnswers, requireOwnPeople } from './depends-on-answers.ts'
import { isOthers, othersOf } from './others.ts'
import type { Basis, Pairing, Rival, Subject } from './resolved.ts'
import { type Scope, scopeOf } from './scope.ts'

/** A candidate and one or all others on the same rows, or two sides of the same contests, by a measure that is better one way. */
export function comparisonOf(statement: Comparison, stated: StatedClaim, product: Product, scope: Scope): Subject {
  const { quantity, first: own, second: other } = statement
  if (comparesSides(statement)) return sidesOf(statement, scope)
  const bound = (name: Name): Side => {
    const side = scopeOf(stated, product, scope.context, name)
    return { scope: side, basis: basisOf(quantity, side) }
  }
  const first = bound(own)
  requireContest(first.basis, quantity, scope)
  const against = (side: Side): Rival => {
    requireOwnPeople(first.basis, side.basis, quantity, scope)
    return { second: side.basis, paired: pairingOf(first, side) }
  }
  if (!isOthers(other, product)) return { kind: 'comparison', first: first.basis, rivals: [against(bound(other))] }
  const { judged, unjudged } = othersOf(statement, stated, product, bound)
  return { kind: 'comparison', first: first.basis, rivals: judged.map(against), unjudged }
}

function sidesOf({ quantity, first: own, second: other }: Comparison, scope: Scope): Subject {
  const side = (name: Name): Side => ({ scope: named(scope, name), basis: sideBasis(quantity, name, scope) })
  const [first, second] = [side(own), side(other)]
  return {
    kind: 'comparison',
    first: first.basis,
    rivals: [{ second: second.basis, paired: pairingOf(first, second) }],
  }
}

/** Refuses a measure on which nothing can be ahead, one that is the same whoever answers, and one that says whose it is. */
export function requireContest({ measure }: Basis, quantity: Comparison['quantity'], scope: Scope): void {
  const { of } = quantity
  if (of !== undefined) {
    throw new InputError('bad-claim', `a comparison is on a measure of both candidates; leave out: of ${of.text}`, {
      ...scope.placeOf(of),
      wanted: `${measure.name} alone`,
      got: `of ${of.text}`,
    })
  }
  if (measure.better === null) {
    throw new InputError('wrong-shape', `${measure.name} has no better direction, so nothing beats on it`, {
      ...scope.placeOf(quantity),
      wanted: 'a measure that is better higher or lower',
      got: measure.name,
    })
  }
  requireAnswers(measure, quantity, scope)
}

/** A candidate's measure, and whose answers it speaks of. */
export interface Side {
  readonly scope: Scope
  readonly basis: Basis
}

function named(scope: Scope, { text }: Name): Scope {
  return { ...scope, answerer: { ...scope.answerer, name: text } }
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
