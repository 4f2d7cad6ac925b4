import { InputError } from '../errors.ts'
import type { Amount, Claim, Quantity, Relation } from '../language/claim.ts'
import { ClaimSyntaxError } from '../language/claim-syntax-error.ts'
import { parseClaim } from '../language/parse.ts'
import type { Measure } from '../measures/measure.ts'
import { boundValue } from '../resolve/amount.ts'
import { measureOf } from '../resolve/measure-of.ts'

/** A claim that rows can be planned for: a share with one bound. */
export interface SizedClaim {
  readonly claim: Claim
  readonly statement: {
    readonly kind: 'bound'
    readonly quantity: Quantity
    readonly relation: Relation
    readonly amount: Amount
  }
  readonly measure: Measure
  /** The promise is that the share is at least the bound, or at most. */
  readonly side: 'at-least' | 'at-most'
  /** As a fraction. */
  readonly bound: number
}

/**
 * Reads a claim that is to be planned for.
 *
 * @throws {InputError} `bad-claim`, `wrong-shape`, `bad-value`, `unknown-name`
 */
export function readSizeClaim(text: string): SizedClaim {
  const claim = readClaim(text)
  const statement = boundOf(claim)
  const measure = measureOf(statement.quantity, { placeOf: ({ at }) => ({ column: at.start + 1 }) })
  if (measure.unit !== 'share' || measure.fact === true || measure.unplanned === true) throw notAShare(measure)
  const side = statement.relation.startsWith('>') ? 'at-least' : 'at-most'
  return { claim, statement, measure, side, bound: boundValue(statement.amount, { kind: 'share' }, {}) }
}

/** A share as a person writes it: `93%`, `0.93`. */
export function readShare(text: string): number {
  const [, digits, unit] = /^(\d+(?:\.\d+)?)\s*(%)?$/.exec(text.trim()) ?? []
  if (digits === undefined) {
    throw new InputError('bad-value', `--expect wants a share such as 93% or 0.93, got ${text}`, {
      wanted: 'a share',
      got: text,
    })
  }
  const amount = { value: Number(digits), at: { start: 0, end: text.length } }
  return boundValue(unit === undefined ? amount : { ...amount, unit }, { kind: 'share' }, {})
}

function readClaim(text: string): Claim {
  try {
    return parseClaim(text)
  } catch (cause) {
    if (!(cause instanceof ClaimSyntaxError)) throw cause
    const { span, wanted, got, nearest } = cause
    throw new InputError('bad-claim', cause.message, {
      line: 1,
      column: span.start + 1,
      wanted,
      got,
      ...(nearest === undefined ? {} : { nearest }),
      cause,
    })
  }
}

function boundOf({ statement }: Claim): SizedClaim['statement'] {
  if (statement.kind === 'bound') return statement
  throw new InputError('bad-claim', 'size plans for one bound, such as precision >= 90%', {
    wanted: 'a claim with one bound',
    got: statement.kind === 'between' ? 'between' : statement.how,
  })
}

function notAShare({ name, fact, unplanned }: Measure): InputError {
  const why =
    fact === true
      ? 'is a fact of the file and needs no sample'
      : unplanned === true
        ? 'does not rest on a number of rows alone'
        : 'is not a share'
  return new InputError('wrong-shape', `size plans for shares such as precision, recall and accuracy; ${name} ${why}`, {
    wanted: 'a share, such as precision',
    got: name,
  })
}
