import { lex, type Token } from './lex.ts'

/** Words that mean something wherever they stand: a name that is spelled like one needs backquotes. */
const RESERVED: ReadonlySet<string> = new Set([
  'and',
  'beats',
  'between',
  'by',
  'contains',
  'corrected',
  'each',
  'in',
  'is',
  'matches',
  'not',
  'of',
  'on',
  'or',
  'vs',
  'where',
  'with',
])

/** Whether a word belongs to the language, in any capitals. */
export function isReserved(word: string): boolean {
  return RESERVED.has(word.toLowerCase())
}

/** Whether a token is a name that needs no backquotes. */
export function isFreeWord(token: Token): boolean {
  return token.kind === 'word' && !isReserved(token.text)
}

/** Whether a name can be written without backquotes: one word, and not a word of the language. */
function isPlainName(name: string): boolean {
  const [first, second] = lex(name)
  return first !== undefined && isFreeWord(first) && first.text === name && second?.kind === 'end'
}

/** The name as it is written in a claim: in backquotes unless it is a plain word. */
export function printName(name: string): string {
  return isPlainName(name) ? name : `\`${name.replaceAll('`', '``')}\``
}
