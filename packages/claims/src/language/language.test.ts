import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Amount, Argument, Claim, Clauses, Condition, Name, Operand, Quantity } from './claim.ts'
import { claimId } from './claim-id.ts'
import { ClaimSyntaxError } from './claim-syntax-error.ts'
import { parseClaim, parseCondition } from './parse.ts'
import { printClaim, printCondition } from './print.ts'

const at = { start: 0, end: 0 }
const named = (text: string): Name => ({ text, at })

/** A parsed value without its spans. */
function unplaced<T>(value: T): T {
  return JSON.parse(JSON.stringify(value, (key, part: unknown) => (key === 'at' ? undefined : part))) as T
}

const name = fc
  .oneof(
    fc.constantFrom(
      'country',
      'roc_auc',
      'at',
      'threshold',
      'previous',
      'Previous',
      'points',
      'rows',
      'missing',
      'gpt-4.1',
    ),
    fc.constantFrom(
      'in',
      'Where',
      'not',
      'by',
      'amount in EUR',
      'é',
      '名前',
      '`',
      "it's",
      '50',
      'a.',
      '-x',
      '€',
      'week',
      'true',
    ),
    fc.string({ minLength: 1, maxLength: 8, unit: 'binary' }),
  )
  .map(named)
const number = fc.oneof(
  fc.integer({ min: -1000, max: 1000 }),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => (value === 0 ? 0 : value)),
)
const text = fc.oneof(
  fc.constantFrom('DE', "it's", '"', `'"`, '', '2026-01-01'),
  fc.string({ maxLength: 8, unit: 'binary' }),
)
const operand: fc.Arbitrary<Operand> = fc.oneof(
  name.map((each): Operand => ({ kind: 'name', name: each })),
  number.map((value): Operand => ({ kind: 'number', value })),
  text.map((value): Operand => ({ kind: 'text', value })),
)
const predicate: fc.Arbitrary<Condition> = fc.oneof(
  fc.record({
    kind: fc.constant('compare'),
    left: name,
    how: fc.constantFrom('=', '!=', '<', '<=', '>', '>='),
    right: operand,
  }),
  fc.record({ kind: fc.constant('in'), left: name, values: fc.array(operand, { minLength: 1, maxLength: 3 }) }),
  fc.record({ kind: fc.constant('contains'), left: name, text }),
  fc.record({
    kind: fc.constant('matches'),
    left: name,
    pattern: fc.constantFrom('^A', "[a-z']+", 'x"y', ''),
    at: fc.constant(at),
  }),
  fc.record({ kind: fc.constant('missing'), left: name, is: fc.boolean() }),
)
const { condition } = fc.letrec<{ condition: Condition }>((tie) => ({
  condition: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    predicate,
    fc.record({
      kind: fc.constantFrom('and', 'or'),
      parts: fc.array(tie('condition'), { minLength: 2, maxLength: 3 }),
    }),
    fc.record({ kind: fc.constant('not'), part: tie('condition') }),
  ),
}))
const { quantity } = fc.letrec<{ quantity: Quantity; argument: Argument }>((tie) => ({
  quantity: fc.record(
    {
      measure: name,
      args: fc.array(tie('argument'), { maxLength: 2 }),
      of: name,
      threshold: number,
      at: fc.constant(at),
    },
    { requiredKeys: ['measure', 'args', 'at'] },
  ),
  argument: fc.oneof(
    { maxDepth: 2 },
    name.map((each): Argument => ({ kind: 'name', name: each })),
    fc.record({ kind: fc.constantFrom('number', 'percent'), value: number, at: fc.constant(at) }),
    fc.record({ kind: fc.constant('text'), value: text, at: fc.constant(at) }),
    fc.record({ kind: fc.constant('condition'), condition, at: fc.constant(at) }),
    tie('quantity').map((each): Argument =>
      each.args.length === 0 && each.of === undefined && each.threshold === undefined
        ? { kind: 'name', name: each.measure }
        : { kind: 'quantity', quantity: each },
    ),
  ),
}))
const unit = fc.oneof(
  fc.constantFrom('%', 'points', 'ms', 'EUR', 'at', 'm/s', 'in', '€'),
  name.map((each) => each.text),
)
const amount: fc.Arbitrary<Amount> = fc.record(
  { value: number, unit: unit.filter((each) => each !== 'point'), at: fc.constant(at) },
  { requiredKeys: ['value', 'at'] },
)
const windowUnit = fc.constantFrom('hour', 'day', 'week', 'month')
const count = fc.integer({ min: 1, max: 1_000_000 })
const clauses: fc.Arbitrary<Clauses> = fc.record(
  {
    where: condition,
    each: fc.array(name, { minLength: 1, maxLength: 3 }),
    window: fc.record({ unit: windowUnit, last: count }, { requiredKeys: ['unit'] }),
    minimum: fc.record({ count, of: fc.constantFrom('rows', 'counted') }),
    on: name,
    versus: fc.oneof(
      fc.record({ kind: fc.constant('dataset'), name }),
      fc.record({ kind: fc.constant('previous'), unit: windowUnit }),
    ),
    correctedBy: name,
    confidence: fc.integer({ min: 1, max: 9999 }).map((basis) => Number((basis / 10_000).toPrecision(12))),
  },
  { requiredKeys: [] },
)
const claim: fc.Arbitrary<Claim> = fc.record({
  statement: fc.oneof(
    fc.record({ kind: fc.constant('bound'), quantity, relation: fc.constantFrom('>=', '<=', '>', '<'), amount }),
    fc.record({ kind: fc.constant('between'), quantity, low: amount, high: amount }),
    fc.record(
      { kind: fc.constant('comparison'), how: fc.constant('beats'), first: name, second: name, quantity, by: amount },
      { requiredKeys: ['kind', 'how', 'first', 'second', 'quantity'] },
    ),
    fc.record({
      kind: fc.constant('comparison'),
      how: fc.constant('is-not-worse-than'),
      first: name,
      second: name,
      quantity,
      by: amount,
    }),
  ),
  clauses,
})

test('any claim prints to a text that parses to the same claim and prints to itself', () => {
  fc.assert(
    fc.property(claim, (said) => {
      const words = printClaim(said)
      fc.pre(words.length <= 2000)
      const parsed = parseClaim(words)
      expect(unplaced(parsed)).toEqual(unplaced(said))
      expect(printClaim(parsed)).toBe(words)
    }),
    { numRuns: 400 },
  )
})

test('any condition prints to a text that parses to the same condition', () => {
  fc.assert(
    fc.property(condition, (said) => {
      const words = printCondition(said)
      fc.pre(words.length <= 2000)
      expect(unplaced(parseCondition(words))).toEqual(unplaced(said))
    }),
    { numRuns: 300 },
  )
})

const PIECES = [
  'precision of model at threshold 0.5 >= <= > < between and 90 % - points ms where in each a b with at least 100 rows'.split(
    ' ',
  ),
  'counted on vs previous week over the last corrected by 99 confidence beats is not worse than more ( ) , = !='.split(
    ' ',
  ),
  ['contains', "matches 'x'", 'is missing', 'or', "'a'", '"', "'", '`c d`', '`', '2026-01-01', '1e999', '==', '≥', '‘'],
  ['\u0000', '\ud800', '('],
]
const piece = fc.constantFrom(...PIECES.flat())

/** What a refusal says; a text that is read says nothing wrong at its start. */
function outcome(parse: () => unknown): Pick<ClaimSyntaxError, 'span' | 'wanted' | 'got'> {
  try {
    parse()
    return { span: at, wanted: 'this', got: 'this' }
  } catch (error) {
    if (error instanceof ClaimSyntaxError) return error
    throw error
  }
}

test('any text parses, or is refused with a ClaimSyntaxError whose span lies inside the text', () => {
  const garbage = fc.oneof(
    fc.array(piece, { maxLength: 25 }).map((pieces) => pieces.join(' ')),
    fc.array(piece, { maxLength: 25 }).map((pieces) => pieces.join('')),
    fc.string({ maxLength: 60, unit: 'binary' }),
  )
  fc.assert(
    fc.property(garbage, (said) => {
      for (const parse of [parseClaim, parseCondition]) {
        const { span, wanted, got } = outcome(() => parse(said))
        expect(0 <= span.start && span.start <= span.end && span.end <= said.length).toBe(true)
        expect([wanted, got]).not.toContain('')
      }
    }),
    { numRuns: 1500 },
  )
})

test('the id of any claim is plain, short and stable', () => {
  fc.assert(
    fc.property(claim, (said) => {
      const id = claimId(said)
      expect(id).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/)
      expect(id.length).toBeLessThanOrEqual(80)
      expect(claimId(said)).toBe(id)
    }),
    { numRuns: 200 },
  )
})

test('one point is printed in the singular', () => {
  const one = 'a is not worse than b on accuracy by more than 1 point'
  expect(printClaim(parseClaim(one))).toBe(one)
  expect(printClaim(parseClaim('change(recall) >= -1 points vs holdout'))).toBe('change(recall) >= -1 point vs holdout')
})
