import { Lexer } from 'yaml'

const MOST_CHARACTERS = 1_000_000
const MOST_TOKENS = 300_000
const DEEPEST = 40
const MOST_ALIASES = 100
/** The lexer's sign that the next token is the content of a scalar. */
const SCALAR = '\u001f'

export interface Excess {
  readonly offset: number
  readonly wanted: string
  readonly got: string
}

/**
 * Whether a YAML text is larger, deeper or more repetitive than a product file can need. Runs before the parser, which
 * takes quadratic time on some such texts and has crashed the process on deep nesting.
 *
 * @returns what is too much and where, or undefined
 */
export function yamlExcess(text: string): Excess | undefined {
  if (text.length > MOST_CHARACTERS) {
    return { offset: 0, wanted: 'a file of at most 1 MB', got: `${text.length} characters` }
  }
  const seen: Seen = {
    offset: 0,
    tokens: 0,
    aliases: 0,
    flow: 0,
    indents: [],
    inline: 0,
    lineStart: true,
    indent: 0,
    scalarNext: false,
  }
  for (const token of new Lexer().lex(text)) {
    count(seen, token)
    const excess = excessOf(seen)
    if (excess !== undefined) return { ...excess, offset: Math.min(seen.offset, text.length) }
    if (!isMarker(token)) seen.offset += token.length
  }
  return undefined
}

interface Seen {
  offset: number
  tokens: number
  aliases: number
  /** Open brackets and braces. */
  flow: number
  /** Indentation of the lines that enclose this one. */
  indents: number[]
  /** Block collections that this line begins: `- - -`. */
  inline: number
  lineStart: boolean
  indent: number
  scalarNext: boolean
}

function count(seen: Seen, token: string): void {
  seen.tokens++
  const isScalar = seen.scalarNext
  seen.scalarNext = token === SCALAR
  if (isScalar) return begin(seen, token)
  if (token.startsWith('*')) seen.aliases++
  if (token === '[' || token === '{') seen.flow++
  if (token === ']' || token === '}') seen.flow = Math.max(0, seen.flow - 1)
  if (token === '\n' || token === '\r\n') Object.assign(seen, { lineStart: true, indent: 0, inline: 0 })
  else if (seen.lineStart && /^ +$/.test(token)) seen.indent = token.length
  else if (!isMarker(token)) begin(seen, token)
}

function begin(seen: Seen, token: string): void {
  if (seen.lineStart && seen.flow === 0) {
    while ((seen.indents.at(-1) ?? -1) >= seen.indent) seen.indents.pop()
    seen.indents.push(seen.indent)
  }
  seen.lineStart = false
  if (seen.flow === 0 && (token === '-' || token === '?' || token === ':')) seen.inline++
}

function excessOf({ tokens, aliases, flow, indents, inline }: Seen): Omit<Excess, 'offset'> | undefined {
  if (flow + indents.length + (flow === 0 ? inline : 0) > DEEPEST) {
    return { wanted: `at most ${DEEPEST} levels of nesting`, got: 'more' }
  }
  if (aliases > MOST_ALIASES) return { wanted: `at most ${MOST_ALIASES} aliases`, got: 'more' }
  if (tokens > MOST_TOKENS) return { wanted: 'a smaller file', got: `more than ${MOST_TOKENS} words and signs` }
  return undefined
}

/** Characters that the lexer adds between tokens; they are not part of the text. */
function isMarker(token: string): boolean {
  return token === '\u0002' || token === '\u0018' || token === SCALAR
}
