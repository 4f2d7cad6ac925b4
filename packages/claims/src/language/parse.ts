import type { Bound, Claim, Comparison, Condition, Quantity, Relation } from './claim.ts'
import { ClaimSyntaxError } from './claim-syntax-error.ts'
import { Cursor } from './cursor.ts'
import { nearestName } from './nearest.ts'
import { printClaim, printCondition, printQuantity } from './print.ts'
import { readAmount } from './read-amount.ts'
import { readClauses } from './read-clauses.ts'
import { readCondition } from './read-condition.ts'
import { readQuantity } from './read-quantity.ts'
import { isFreeWord } from './words.ts'

const LONGEST = 2000
const RELATIONS: readonly Relation[] = ['>=', '<=', '>', '<']

/**
 * The claim that a text states, such as `precision >= 90% in each country`. Says nothing yet about the data: whether
 * names, units and shapes fit is found when the claim is resolved.
 *
 * @param text at most 2,000 characters, also once printed
 * @returns the claim; spans are offsets into `text`
 * @throws {ClaimSyntaxError} with the span of the first word that does not fit
 * @example
 * parseClaim('roc auc >= 0.9').statement.quantity.measure.text // => 'roc_auc'
 */
export function parseClaim(text: string): Claim {
  const cursor = open(text, 'a claim, such as precision >= 90%')
  const claim: Claim = { statement: readStatement(cursor), clauses: readClauses(cursor) }
  checkLength(text, printClaim(claim))
  return claim
}

/**
 * The condition that a text states, such as `amount > 900 and country in ('DE', 'FR')`.
 *
 * @throws {ClaimSyntaxError} as `parseClaim`
 */
export function parseCondition(text: string): Condition {
  const cursor = open(text, 'a condition, such as amount > 900')
  const condition = readCondition(cursor)
  if (!cursor.ended) cursor.fail('and, or or the end', { nearest: nearestName(cursor.peek().text, ['and', 'or']) })
  checkLength(text, printCondition(condition))
  return condition
}

/**
 * The measure that a text names, such as `recall at threshold 0.7`.
 *
 * @throws {ClaimSyntaxError} as `parseClaim`
 */
export function parseQuantity(text: string): Quantity {
  const cursor = open(text, 'a measure, such as accuracy')
  const quantity = readQuantity(cursor)
  if (!cursor.ended) cursor.fail('a measure alone')
  checkLength(text, printQuantity(quantity))
  return quantity
}

function open(text: string, wanted: string): Cursor {
  checkLength(text, text)
  const cursor = new Cursor(text)
  return cursor.ended ? cursor.fail(wanted) : cursor
}

function checkLength(text: string, written: string): void {
  if (written.length <= LONGEST) return
  const got = `${written.length.toLocaleString('en')} characters`
  throw new ClaimSyntaxError({ span: { start: 0, end: text.length }, wanted: 'at most 2,000 characters', got })
}

function readStatement(cursor: Cursor): Bound | Comparison {
  let words = 0
  while (isName(cursor, words)) words++
  const comparing = cursor.peek(words)
  const compares = comparing.kind === 'word' && ['beats', 'is'].includes(comparing.text.toLowerCase())
  if (!compares || words === 0) return readBound(cursor, words)
  return words === 1 ? readComparison(cursor) : failManyWords(cursor, words)
}

function isName(cursor: Cursor, ahead: number): boolean {
  const token = cursor.peek(ahead)
  return token.kind === 'name' || isFreeWord(token)
}

function failManyWords(cursor: Cursor, words: number): never {
  const name = Array.from({ length: words }, (_, ahead) => cursor.peek(ahead).text).join(' ')
  return cursor.fail('one candidate, in backquotes if its name has spaces', {
    nearest: `\`${name}\``,
    token: cursor.peek(1),
  })
}

function readComparison(cursor: Cursor): Comparison {
  const first = cursor.name('a candidate')
  const how = cursor.accept('beats') ? 'beats' : 'is-not-worse-than'
  if (how === 'is-not-worse-than') cursor.expect('is', 'not', 'worse', 'than')
  const second = cursor.name('a candidate, or others')
  cursor.expect('on')
  const compared = { kind: 'comparison', how, first, second, quantity: readQuantity(cursor) } as const
  if (how === 'beats') return cursor.accept('by') ? { ...compared, by: readAmount(cursor) } : compared
  cursor.expect('by', 'more', 'than')
  return { ...compared, by: readAmount(cursor) }
}

function readBound(cursor: Cursor, words: number): Bound {
  const misspelt = Array.from({ length: words }, (_, ahead) => cursor.peek(ahead)).slice(1)
  const quantity = readQuantity(cursor)
  const relation = RELATIONS.find((each) => cursor.accept(each))
  if (relation !== undefined) return { kind: 'bound', quantity, relation, amount: readAmount(cursor) }
  if (!cursor.accept('between')) return failRelation(cursor, misspelt)
  const low = readAmount(cursor)
  cursor.expect('and')
  return { kind: 'between', quantity, low, high: readAmount(cursor) }
}

function failRelation(cursor: Cursor, misspelt: readonly ReturnType<Cursor['peek']>[]): never {
  const wanted = '>=, <=, >, < or between, with a bound'
  for (const token of misspelt) {
    const nearest = nearestName(token.text, ['beats', 'between'])
    if (nearest !== undefined) cursor.fail(`beats, ${wanted}`, { nearest, token })
  }
  return cursor.fail(wanted, { nearest: cursor.sees('=') ? '>=' : undefined })
}
