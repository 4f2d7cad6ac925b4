import type { Comparison, Name, Quantity } from '../language/claim.ts'
import { measureNamed } from '../measures/registry.ts'
import { boundBasis } from './basis.ts'
import type { Basis } from './resolved.ts'
import type { Scope } from './scope.ts'

/** Whether two sides of contests are compared, rather than two ways to answer: the measure takes a side, and names none. */
export function comparesSides({ quantity }: Comparison): boolean {
  const takes = measureNamed(quantity.measure.text)?.parameters.map((parameter) => parameter.takes) ?? []
  return takes.includes('side') && quantity.args.length === 0
}

/** The measure of one side of the contests. */
export function sideBasis(quantity: Quantity, side: Name, scope: Scope): Basis {
  const measure = measureNamed(quantity.measure.text)!
  const basis = boundBasis(measure, { ...quantity, args: [{ kind: 'name', name: side }] }, scope)
  // the sentence names both sides itself
  return { ...basis, said: { ...basis.said, args: [] } }
}
