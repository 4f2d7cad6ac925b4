import type { Span } from './claim.ts'

/** A piece of a text: `name` stood in backquotes, `text` in quotes; `bad` is what no claim may hold, and says why. */
export type Token =
  | { readonly kind: 'word' | 'name' | 'text' | 'symbol'; readonly text: string; readonly at: Span }
  | { readonly kind: 'number'; readonly value: number; readonly text: string; readonly at: Span }
  | {
      readonly kind: 'bad'
      readonly wanted: string
      readonly nearest?: string
      readonly text: string
      readonly at: Span
    }
  | { readonly kind: 'end'; readonly text: ''; readonly at: Span }

/**
 * The tokens of a claim's or condition's text, with the end as the last one. Never throws: what cannot be read becomes a
 * `bad` token, so that the parser reports the first trouble in reading order. Takes time linear in the text.
 */
export function lex(text: string): readonly Token[] {
  const tokens: Token[] = []
  let start = skipSpace(text, 0)
  while (start < text.length) {
    const token = tokenAt(text, start)
    tokens.push(token)
    start = skipSpace(text, token.at.end)
  }
  return [...tokens, { kind: 'end', text: '', at: { start: text.length, end: text.length } }]
}

// A hyphen or dot inside a word belongs to it, since claims do no arithmetic: gpt-4.1 is one word.
const WORD = /(?:[\p{L}_][\p{L}\p{M}\p{N}_]*(?:[-.][\p{L}\p{N}_][\p{L}\p{M}\p{N}_]*)*|\p{Sc}+)/uy
const NUMBER = /(?:\d+(?:\.\d+)?|\.\d+)(?:[eE][+-]?\d+)?/y
const DATE = /\d{4}-\d{1,2}(?:-\d{1,2}(?:T[\d:.]+Z?)?)?/y
const SYMBOLS = ['>=', '<=', '!=', '≥', '≤', '≠', '>', '<', '=', '(', ')', ',', '%', '-', '−']
const SAME: Readonly<Record<string, string>> = { '≥': '>=', '≤': '<=', '≠': '!=', '−': '-' }
const FOREIGN: Readonly<Record<string, string>> = { '==': '=', '=>': '>=', '=<': '<=', '<>': '!=' }
const CURLY = '‘’“”„«»'

function tokenAt(text: string, start: number): Token {
  const first = text[start] ?? ''
  if (first === "'" || first === '"' || first === '`') return quoted(text, start, first)
  return wordAt(text, start) ?? numberAt(text, start) ?? symbolAt(text, start) ?? strange(text, start)
}

function quoted(text: string, start: number, quote: string): Token {
  let value = ''
  let from = start + 1
  for (;;) {
    const close = text.indexOf(quote, from)
    if (close === -1) return bad(text, start, text.length, `a closing ${quote}`)
    value += text.slice(from, close)
    if (text[close + 1] !== quote) return closed(text, start, close + 1, value)
    value += quote
    from = close + 2
  }
}

function closed(text: string, start: number, end: number, value: string): Token {
  if (text[start] !== '`') return { kind: 'text', text: value, at: { start, end } }
  if (value === '') return bad(text, start, end, 'a name between the backquotes')
  return { kind: 'name', text: value, at: { start, end } }
}

function wordAt(text: string, start: number): Token | undefined {
  const word = match(WORD, text, start)
  return word === undefined ? undefined : { kind: 'word', text: word, at: { start, end: start + word.length } }
}

function numberAt(text: string, start: number): Token | undefined {
  const date = match(DATE, text, start)
  if (date !== undefined) return bad(text, start, start + date.length, 'a date in quotes', `'${date}'`)
  const digits = match(NUMBER, text, start)
  if (digits === undefined) return undefined
  const end = start + digits.length
  const value = Number(digits)
  if (!Number.isFinite(value)) return bad(text, start, end, 'a number that is not so large')
  return { kind: 'number', value, text: digits, at: { start, end } }
}

function symbolAt(text: string, start: number): Token | undefined {
  const nearest = FOREIGN[text.slice(start, start + 2)]
  if (nearest !== undefined) return bad(text, start, start + 2, nearest, nearest)
  const symbol = SYMBOLS.find((each) => text.startsWith(each, start))
  if (symbol === undefined) return undefined
  return { kind: 'symbol', text: SAME[symbol] ?? symbol, at: { start, end: start + symbol.length } }
}

function strange(text: string, start: number): Token {
  const character = String.fromCodePoint(text.codePointAt(start) ?? 0)
  const wanted = CURLY.includes(character) ? 'straight quotes, \' or "' : 'a word, a number or a quoted text'
  return bad(text, start, start + character.length, wanted)
}

function bad(text: string, start: number, end: number, wanted: string, nearest?: string): Token {
  const trouble = { kind: 'bad', wanted, text: text.slice(start, end), at: { start, end } } as const
  return nearest === undefined ? trouble : { ...trouble, nearest }
}

function match(pattern: RegExp, text: string, start: number): string | undefined {
  pattern.lastIndex = start
  return pattern.exec(text)?.[0]
}

function skipSpace(text: string, start: number): number {
  let end = start
  while (end < text.length && /\s/.test(text[end] ?? '')) end++
  return end
}
