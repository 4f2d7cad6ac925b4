import type { Bound, Claim, Comparison } from './claim.ts'
import { lex, type Token } from './lex.ts'
import { printClauses, printQuantity } from './print.ts'
import { printName } from './words.ts'

const LONGEST = 80

const SPOKEN: Readonly<Record<string, string>> = {
  '>=': 'at-least',
  '<=': 'at-most',
  '>': 'above',
  '<': 'below',
  '=': 'is',
  '!=': 'is-not',
  '%': 'percent',
  '-': 'minus',
}

/**
 * The id of a claim whose author wrote none: its words without the number of its bound, so that it survives a moved
 * bound. Holds only a-z, 0-9 and hyphens, at most 80 characters; what does not fit or has no such letters is
 * replaced by a stable hash.
 *
 * @example
 * claimId(parseClaim('recall >= 70% in each country')) // => 'recall-at-least-in-each-country'
 */
export function claimId({ statement, clauses }: Claim): string {
  const words = [statementWords(statement), printClauses(clauses)].join(' ')
  const tokens = lex(words).map(spoken)
  const slug = tokens.map(slugged).filter(Boolean).join('-')
  if (slug.length <= LONGEST && slug !== '' && !tokens.some(losesLetters)) return slug
  const hash = stableHash(words)
  return `${slug.slice(0, LONGEST - hash.length - 1).replace(/-$/, '')}-${hash}`.replace(/^-/, '')
}

function statementWords(statement: Bound | Comparison): string {
  const quantity = printQuantity(statement.quantity)
  if (statement.kind === 'between') return `${quantity} between`
  if (statement.kind === 'bound') return `${quantity} ${statement.relation}`
  const compares = statement.how === 'beats' ? 'beats' : 'is not worse than'
  return `${printName(statement.first.text)} ${compares} ${printName(statement.second.text)} on ${quantity}`
}

function spoken(token: Token): string {
  const text = token.kind === 'symbol' ? (SPOKEN[token.text] ?? '') : token.text
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
}

function slugged(text: string): string {
  return text
    .split(/[^a-z0-9]/)
    .filter(Boolean)
    .join('-')
}

function losesLetters(text: string): boolean {
  return /[^\P{L}a-z]|[^\P{N}0-9]/u.test(text)
}

/** FNV-1a over UTF-16 units, 32 bits: short, and the same everywhere. */
function stableHash(text: string): string {
  let hash = 0x811c9dc5
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  return (hash >>> 0).toString(36).padStart(7, '0')
}
