import type { Scalar } from 'yaml'
import type { TextRun } from './product.ts'

/**
 * Where the characters of a YAML scalar's value stand in the source: plain, quoted (with escapes) and block scalars.
 * Exact for every character that is not white space; folded line breaks are placed at the break.
 *
 * @param source the whole file
 * @param node a scalar that was parsed from it
 * @param text its value
 * @param lineAndColumn of an offset into the source
 */
export function textRuns(
  source: string,
  node: Scalar,
  text: string,
  lineAndColumn: (offset: number) => { readonly line: number; readonly column: number },
): readonly TextRun[] {
  const runs: TextRun[] = []
  let next = firstCharacter(source, node)
  let expected = -1
  for (let from = 0; from < text.length; from++) {
    const found = find(source, next, text[from] ?? '', node.type)
    if (found.at !== expected) runs.push({ from, ...lineAndColumn(found.at) })
    expected = source[found.at] === '\n' || found.next !== found.at + 1 ? -1 : found.next
    next = found.next
  }
  return runs
}

interface Found {
  readonly at: number
  /** Where the next character is looked for. */
  readonly next: number
}

function firstCharacter(source: string, { range, type }: Scalar): number {
  const start = range?.[0] ?? 0
  if (type === 'QUOTE_SINGLE' || type === 'QUOTE_DOUBLE') return start + 1
  if (type !== 'BLOCK_LITERAL' && type !== 'BLOCK_FOLDED') return start
  const headerEnd = source.indexOf('\n', start)
  return headerEnd === -1 ? source.length : headerEnd + 1
}

/** The first place from `start` that can have given this character, skipping the indentation before it. */
function find(source: string, start: number, character: string, type: Scalar['type']): Found {
  let at = start
  while (at < source.length) {
    if (type === 'QUOTE_DOUBLE' && source[at] === '\\') {
      const length = escapeLength(source, at)
      if (!isSpace(source[at + 1])) return { at, next: at + length }
      at += length
    } else if (source[at] === character || (isSpace(character) && isSpace(source[at]))) {
      const doubled = type === 'QUOTE_SINGLE' && character === "'" && source[at + 1] === "'"
      return { at, next: at + (doubled ? 2 : 1) }
    } else if (isSpace(source[at])) at++
    else return { at, next: at }
  }
  return { at, next: at }
}

function escapeLength(source: string, at: number): number {
  const lengths: Readonly<Record<string, number>> = { x: 4, u: 6, U: 10, '\r': 3 }
  return lengths[source[at + 1] ?? ''] ?? 2
}

function isSpace(character: string | undefined): boolean {
  return character === ' ' || character === '\n' || character === '\r' || character === '\t'
}
