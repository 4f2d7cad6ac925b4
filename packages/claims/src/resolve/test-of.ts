import { InputError } from '../errors.ts'
import type { Amount, Comparison } from '../language/claim.ts'
import type { StatedClaim } from '../product/product.ts'
import { type AmountUnit, boundValue, isRelative, percent } from './amount.ts'
import { placeIn } from './names.ts'
import type { ResolvedClaim, Subject, Test } from './resolved.ts'

/** How the estimate must lie to the bound, as a number or as a part of the second quantity. */
export function testOf(
  stated: StatedClaim,
  subject: Subject,
  unit: AmountUnit,
): { readonly test: Test; readonly direction: ResolvedClaim['direction'] } {
  const { statement } = stated.claim
  const value = (amount: Amount): number => boundValue(amount, unit, placeIn(stated, amount.at))
  switch (statement.kind) {
    case 'between': {
      const [low, high] = [value(statement.low), value(statement.high)]
      if (low <= high) return { test: { kind: 'between', low, high }, direction: 'between' }
      throw new InputError('bad-claim', 'between wants the lower bound first', {
        ...placeIn(stated, statement.low.at),
        wanted: 'the lower bound first',
        got: `${statement.low.value} and ${statement.high.value}`,
      })
    }
    case 'bound': {
      const direction = statement.relation.startsWith('>') ? 'at-least' : 'at-most'
      const { relation, amount } = statement
      if (isDifference(subject) && isRelative(amount, unit)) {
        return { test: { kind: 'relative', relation, share: percent(amount.value) }, direction }
      }
      return { test: { kind: 'bound', relation, bound: value(amount) }, direction }
    }
    case 'comparison':
      return { test: comparisonTest(statement, subject, unit, value), direction: 'compare' }
  }
}

function isDifference({ kind }: Subject): boolean {
  return kind === 'gap' || kind === 'change' || kind === 'change-window'
}

/** `by` counts in the better direction; `beats` without it means by more than nothing. */
function comparisonTest(
  { how, by }: Comparison,
  subject: Subject,
  unit: AmountUnit,
  value: (amount: Amount) => number,
): Test {
  const higher = betterOf(subject) === 'higher'
  const sign = (how === 'beats') === higher ? 1 : -1
  const relation = by === undefined ? (higher ? '>' : '<') : higher ? '>=' : '<='
  if (by === undefined) return { kind: 'bound', relation, bound: 0 }
  if (isRelative(by, unit)) return { kind: 'relative', relation, share: sign * percent(by.value) }
  return { kind: 'bound', relation, bound: sign * value(by) }
}

/** Which way is better for what a claim speaks of. */
export function betterOf(subject: Subject): 'higher' | 'lower' | null {
  switch (subject.kind) {
    case 'gap':
      return 'lower'
    case 'parity':
      return 'higher'
    case 'comparison':
      return subject.first.measure.better
    default:
      return subject.self.measure.better
  }
}
