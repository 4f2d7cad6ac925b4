import { InputError } from '../errors.ts'
import type { Name, Quantity } from '../language/claim.ts'
import type { Product, StatedClaim } from '../product/product.ts'
import type { DatasetContext } from './dataset-context.ts'
import { versusOf } from './names.ts'
import { type Scope, scopeOf } from './scope.ts'

/** What a quantity is resolved against in the dataset that its claim names after `vs`, for the same candidate. */
export function versusScope(
  quantity: Pick<Quantity, 'measure' | 'at'> & { readonly of?: Name | undefined },
  stated: StatedClaim,
  product: Product,
  contexts: readonly DatasetContext[],
  { placeOf }: Scope,
): Scope {
  const other = versusOf(stated, product)
  if (other !== undefined) return scopeOf(stated, product, contextNamed(contexts, other.name), quantity.of)
  const wanted = 'vs a dataset, or vs previous week'
  throw new InputError('bad-claim', `${quantity.measure.text} needs what it is measured against: ${wanted}`, {
    ...placeOf(quantity),
    wanted: 'vs …',
    got: 'no vs',
  })
}

/** The context of a dataset whose facts were gathered. */
export function contextNamed(contexts: readonly DatasetContext[], name: string): DatasetContext {
  const found = contexts.find(({ dataset }) => dataset.name === name)
  if (found === undefined) throw new Error(`no facts were gathered for dataset ${name}`)
  return found
}
