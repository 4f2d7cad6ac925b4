import { ClaimSyntaxError } from '../language/claim-syntax-error.ts'
import type { Quantity } from '../language/claim.ts'
import { parseClaim } from '../language/parse.ts'
import { combinators } from '../resolve/measure-of.ts'
import { describeMeasure, type MeasureDoc } from './describe-measures.ts'
import { measureNamed } from './registry.ts'

/**
 * What the measures that a claim names mean, the outer one first; none where the text is no claim.
 *
 * @example
 * measuresIn('gap(recall, country) <= 5 points').map(({ name }) => name) // => ['gap', 'recall']
 */
export function measuresIn(claim: string): readonly MeasureDoc[] {
  try {
    return named(parseClaim(claim).statement.quantity).map(describeMeasure)
  } catch (error) {
    if (error instanceof ClaimSyntaxError) return []
    throw error
  }
}

/** A bare name within a combinator is a measure; within a measure it is a column. */
function named({ measure, args }: Quantity): readonly string[] {
  const own = isMeasure(measure.text) ? [measure.text] : []
  if (!isCombinator(measure.text)) return own
  return [...own, ...args.flatMap((arg, at) => inner(arg, at))]
}

function inner(arg: Quantity['args'][number], at: number): readonly string[] {
  if (arg.kind === 'quantity') return named(arg.quantity)
  return arg.kind === 'name' && at === 0 && isMeasure(arg.name.text) ? [arg.name.text] : []
}

function isCombinator(name: string): boolean {
  return combinators.some((combinator) => combinator === name)
}

function isMeasure(name: string): boolean {
  return isCombinator(name) || measureNamed(name) !== undefined
}
