import type { Product } from '../product/product.ts'
import { readSizeClaim } from './read-size-claim.ts'

/**
 * The product with one claim only: the one that rows are to be planned for.
 *
 * @throws {InputError} `bad-claim`, `wrong-shape`, `unknown-name`
 */
export function askedClaim(product: Product, text: string): Product {
  const { claim } = readSizeClaim(text)
  return {
    ...product,
    claims: [{ id: stage, idIsWritten: true, stage, text, at: {}, claim }],
    stages: [stage],
    waivers: [],
  }
}

const stage = 'size'
