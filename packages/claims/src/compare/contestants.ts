import { InputError } from '../errors.ts'
import type { Product, StatedClaim } from '../product/product.ts'
import { basisOf } from '../resolve/basis.ts'
import { requireContest, type Side } from '../resolve/comparison.ts'
import type { DatasetContext } from '../resolve/dataset-context.ts'
import { judgedOf } from '../resolve/others.ts'
import type { Basis } from '../resolve/resolved.ts'
import { scopeOf } from '../resolve/scope.ts'
import { parseQuantity } from '../language/parse.ts'
import { costPer1000 } from '../measures/cost-per-1000.ts'

/** The candidates that the measure can judge, why it cannot judge the rest, and what each costs. */
export interface Contestants {
  readonly sides: readonly Side[]
  readonly unjudged: readonly string[]
  /** In the order of `sides`; undefined where the product has no costs, or the rows are not of yes and no. */
  readonly costs?: readonly Basis[]
}

/** Every candidate on the measure of a comparison; an error where it judges fewer than two. */
export function contestantsOf(stated: StatedClaim, product: Product, context: DatasetContext): Contestants {
  const { quantity } = stated.claim.statement
  const here = { start: 0, end: 0 }
  const bound = (of: typeof quantity, name: string): Side => {
    const scope = scopeOf(stated, product, context, { text: name, at: here })
    return { scope, basis: basisOf(of, scope) }
  }
  const names = product.candidates.map(({ name }) => name)
  const { judged, unjudged } = judgedOf(names, (name) => bound(quantity, name))
  // of nobody: what the dataset lacks is said as of one candidate
  if (judged.length === 0) bound(quantity, names[0]!)
  for (const { basis, scope } of judged) requireContest(basis, quantity, scope)
  if (judged.length < 2) throw tooFew(quantity.measure.text, unjudged)
  const costs = product.costs && costsOf(judged, (name) => bound(parseQuantity(costPer1000.name), name).basis)
  return { sides: judged, unjudged, ...(costs === undefined ? {} : { costs }) }
}

function tooFew(measure: string, unjudged: readonly string[]): InputError {
  return new InputError(
    'wrong-shape',
    `fewer than two candidates can be judged on ${measure}: not ${unjudged.join('; not ')}`,
    {
      wanted: 'two candidates that the measure can judge',
      got: unjudged.join('; '),
    },
  )
}

/** Costs stand beside whatever is asked; where rows have none, they are left out. */
function costsOf(sides: readonly Side[], bound: (name: string) => Basis): readonly Basis[] | undefined {
  try {
    return sides.map(({ scope }) => bound(scope.answerer.name ?? ''))
  } catch (error) {
    if (error instanceof InputError && error.code === 'wrong-shape') return undefined
    throw error
  }
}
