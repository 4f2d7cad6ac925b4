import { sampleSize, StatsError } from '@plumb/stats'
import { InputError } from '../errors.ts'
import type { Amount, Claim, Quantity } from '../language/claim.ts'
import { ClaimSyntaxError } from '../language/claim-syntax-error.ts'
import { parseClaim } from '../language/parse.ts'
import { measureOf } from '../resolve/measure-of.ts'
import { boundValue } from '../resolve/amount.ts'
import type { Measure } from '../measures/measure.ts'
import { formatCount } from '../sentences/format-rows.ts'

export interface SizeOptions {
  /** What the measure is expected to be, as written: `93%`. */
  readonly expect: string
  /** The wanted chance that the claim is shown, as a fraction. */
  readonly power: number
  /** Rows in a cluster and how alike they are, where rows are not independent. */
  readonly clusterSize?: number
  readonly icc?: number
}

export interface Size {
  /** Null when no number of rows can show the claim: the expected value lies on the bound or breaks it. */
  readonly needed: number | null
  readonly method: string
  readonly assumes: readonly string[]
  readonly sentence: string
}

const usualConfidence = 0.95

/** How many rows would prove a claim, if the measure is what is expected. */
export function sizeClaim(text: string, options: SizeOptions): Size {
  const claim = readClaim(text)
  const { quantity, relation, amount } = boundOf(claim)
  const measure = measureOf(quantity, { placeOf: ({ at }) => ({ column: at.start + 1 }) })
  if (measure.unit !== 'share' || measure.fact === true || measure.unplanned === true) throw notAShare(measure)
  const bound = boundValue(amount, { kind: 'share' }, {})
  const expect = boundValue(amountOf(options.expect), { kind: 'share' }, {})
  const confidence = claim.clauses.confidence ?? usualConfidence
  const shown = relation.startsWith('>') ? expect > bound : expect < bound
  const clusterSize = options.clusterSize ?? 1
  const designEffect = 1 + (clusterSize - 1) * (options.icc ?? 0)
  const needed =
    shown && bound > 0 && bound < 1 ? rowsFor({ expect, bound, power: options.power, confidence, designEffect }) : null
  return {
    needed,
    method: 'normal approximation to the power of the exact binomial interval',
    assumes: assumptions(options, expect, confidence, designEffect),
    sentence: sentence(needed, measure, options.power, expect),
  }
}

function rowsFor(options: Parameters<typeof sampleSize>[0]): number {
  try {
    return sampleSize(options)
  } catch (cause) {
    if (!(cause instanceof StatsError)) throw cause
    throw new InputError('bad-value', cause.message, {
      wanted: 'values that can be planned for',
      got: cause.message,
      cause,
    })
  }
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

function boundOf({ statement, clauses }: Claim): {
  readonly quantity: Quantity
  readonly relation: string
  readonly amount: Amount
} {
  if (clauses.each !== undefined || clauses.window !== undefined) {
    const got = clauses.each === undefined ? 'each …' : 'in each …'
    throw new InputError('bad-claim', 'size plans for one slice: leave out the slices and gather this many in each', {
      wanted: 'a claim about one population',
      got,
    })
  }
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

function amountOf(text: string): Amount {
  const [, digits, unit] = /^(\d+(?:\.\d+)?)\s*(%)?$/.exec(text.trim()) ?? []
  if (digits === undefined) {
    throw new InputError('bad-value', `--expect wants a share such as 93% or 0.93, got ${text}`, {
      wanted: 'a share',
      got: text,
    })
  }
  return { value: Number(digits), ...(unit === undefined ? {} : { unit }), at: { start: 0, end: text.length } }
}

function assumptions(
  options: SizeOptions,
  expect: number,
  confidence: number,
  designEffect: number,
): readonly string[] {
  return [
    `it really is ${percent(expect)}`,
    `the range is at ${percent(confidence)} confidence`,
    `a chance of ${percent(options.power)} to show it`,
    designEffect === 1
      ? 'rows are independent'
      : `${options.clusterSize} rows a cluster, as alike as ${options.icc}: ${Number(designEffect.toPrecision(3))} times as many rows`,
  ]
}

function sentence(needed: number | null, { counted }: Measure, power: number, expect: number): string {
  if (needed === null) return `No number of rows can show this if it really is ${percent(expect)}.`
  const what = counted({ rows: 'rows', positive: 'positive' })
  return `About ${formatCount(needed)} ${what} would show it with a chance of ${percent(power)}, if it really is ${percent(expect)}.`
}

function percent(share: number): string {
  return `${Number((share * 100).toPrecision(6))}%`
}
