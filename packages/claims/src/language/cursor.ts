import type { Name, Span } from './claim.ts'
import { ClaimSyntaxError } from './claim-syntax-error.ts'
import { lex, type Token } from './lex.ts'
import { isFreeWord } from './words.ts'

const DEEPEST = 50
const LONGEST_SHOWN = 60

/** A place in the tokens of a text, which moves on as they are read, and the one place that raises syntax errors. */
export class Cursor {
  readonly #text: string
  readonly #tokens: readonly Token[]
  #next = 0
  #depth = 0

  constructor(text: string) {
    this.#text = text
    this.#tokens = lex(text)
  }

  /** The token `ahead` places further on; the end when there is none. */
  peek(ahead = 0): Token {
    return this.#tokens[Math.min(this.#next + ahead, this.#tokens.length - 1)] ?? this.#end()
  }

  take(): Token {
    const token = this.peek()
    this.#next = Math.min(this.#next + 1, this.#tokens.length - 1)
    return token
  }

  get ended(): boolean {
    return this.peek().kind === 'end'
  }

  /** From the first character of `start` to the end of what was read last. */
  since(start: Span): Span {
    return { start: start.start, end: this.#tokens[this.#next - 1]?.at.end ?? start.end }
  }

  /** Whether these words of the language, or symbols, stand next. */
  sees(...words: readonly string[]): boolean {
    return words.every((word, ahead) => spells(this.peek(ahead), word))
  }

  /** Reads these words when all of them stand next. */
  accept(...words: readonly string[]): boolean {
    const found = this.sees(...words)
    if (found) this.#next += words.length
    return found
  }

  /** Reads these words one after the other; the error points at the first that differs. */
  expect(...words: readonly string[]): void {
    for (const word of words) if (!this.accept(word)) this.fail(word, { nearest: word })
  }

  /** Reads a name: one word that is not of the language, or anything in backquotes. */
  name(wanted: string): Name {
    const token = this.peek()
    if (token.kind === 'name' || isFreeWord(token)) return { text: this.take().text, at: token.at }
    return token.kind === 'word' ? this.fail(wanted, { nearest: `\`${token.text}\`` }) : this.fail(wanted)
  }

  /** Reads a number, which may be negative. */
  number(wanted: string): number {
    const negative = this.accept('-')
    const token = this.peek()
    if (token.kind !== 'number') return this.fail(wanted)
    this.take()
    return negative && token.value !== 0 ? -token.value : token.value
  }

  text(wanted: string): string {
    const token = this.peek()
    if (token.kind !== 'text') return this.fail(wanted)
    return this.take().text
  }

  /** Reads one level further in; claims nest at most 50 levels. */
  nested<T>(read: () => T): T {
    if (this.#depth === DEEPEST) return this.fail(`at most ${DEEPEST} levels of parentheses`)
    this.#depth++
    const result = read()
    this.#depth--
    return result
  }

  /** Raises the error that something else was wanted at `token`, by default the next one. */
  fail(wanted: string, { nearest, token = this.peek() }: { nearest?: string | undefined; token?: Token } = {}): never {
    const got = token.kind === 'end' ? 'the end' : shortened(this.#text.slice(token.at.start, token.at.end))
    if (token.kind === 'bad') {
      throw new ClaimSyntaxError({ span: token.at, wanted: token.wanted, got, nearest: token.nearest })
    }
    throw new ClaimSyntaxError({ span: token.at, wanted, got, nearest })
  }

  #end(): Token {
    return { kind: 'end', text: '', at: { start: this.#text.length, end: this.#text.length } }
  }
}

function spells(token: Token, word: string): boolean {
  if (token.kind === 'symbol') return token.text === word
  return token.kind === 'word' && token.text.toLowerCase() === word
}

function shortened(text: string): string {
  return text.length > LONGEST_SHOWN ? `${text.slice(0, LONGEST_SHOWN)}…` : text
}
