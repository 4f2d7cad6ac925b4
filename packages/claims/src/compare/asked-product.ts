import { InputError } from '../errors.ts'
import type { Clauses } from '../language/claim.ts'
import { ClaimSyntaxError } from '../language/claim-syntax-error.ts'
import { parseCondition, parseQuantity } from '../language/parse.ts'
import type { Product, StatedClaim } from '../product/product.ts'

/** What is asked of the candidates of a product. */
export interface CompareOptions {
  /** A measure in the words of the claim language: `accuracy`, `recall at threshold 0.7`. */
  readonly on: string
  /** A condition in the same words. */
  readonly where?: string
  /** The name of a dataset; else the first. */
  readonly data?: string
  /** Of each range, and of all pairs together; else the product's. */
  readonly confidence?: number
}

/** The product with one claim only: its first candidate against the others on the measure that is asked for. */
export function askedProduct(product: Product, options: CompareOptions): Product {
  return { ...product, claims: [statedOf(product, options)], stages: [stage] }
}

const stage = 'compare'

function statedOf({ candidates, name }: Product, options: CompareOptions): StatedClaim {
  const [first] = candidates
  if (first === undefined || candidates.length < 2) {
    const got = first === undefined ? 'none' : `${first.name} alone`
    throw new InputError('unknown-name', `compare wants a product with two candidates or more; ${name} has ${got}`, {
      wanted: 'candidates: two or more',
      got,
    })
  }
  const quantity = read('--on', options.on, parseQuantity)
  const here = { start: 0, end: 0 }
  return {
    id: stage,
    idIsWritten: true,
    stage,
    text: options.on,
    at: {},
    claim: {
      statement: {
        kind: 'comparison',
        how: 'beats',
        first: { text: first.name, at: here },
        second: { text: 'others', at: here },
        quantity,
      },
      clauses: clausesOf(options),
    },
  }
}

function clausesOf({ where, data, confidence }: CompareOptions): Clauses {
  return {
    ...(where === undefined ? {} : { where: read('--where', where, parseCondition) }),
    ...(data === undefined ? {} : { on: { text: data, at: { start: 0, end: data.length } } }),
    ...(confidence === undefined ? {} : { confidence }),
  }
}

/** Reads the text of an option; an error names the option and the character. */
function read<T>(option: string, text: string, parse: (text: string) => T): T {
  try {
    return parse(text)
  } catch (cause) {
    if (!(cause instanceof ClaimSyntaxError)) throw cause
    const { span, wanted, got, nearest } = cause
    throw new InputError('bad-claim', `${option}: ${cause.message}`, {
      column: span.start + 1,
      wanted,
      got,
      ...(nearest === undefined ? {} : { nearest }),
      cause,
    })
  }
}
