import { visibleText } from '@plumb/claims'
import { isScalar, Pair, Scalar, YAMLMap, YAMLSeq } from 'yaml'

export interface AddOptions {
  /** Behind the value. */
  readonly after?: string | undefined
  /** Above the key, after an empty line. */
  readonly before?: readonly string[]
}

/** Adds a key to a mapping, with comments. */
export function add(map: YAMLMap, key: string, value: unknown, { after, before = [] }: AddOptions = {}): void {
  const node = value instanceof YAMLMap || value instanceof YAMLSeq ? value : scalar(value)
  if (after !== undefined && isScalar(node)) node.comment = commentOf([after])
  const name = scalar(key)
  if (before.length > 0) {
    name.spaceBefore = true
    name.commentBefore = commentOf(before)
  }
  map.items.push(new Pair(name, node))
}

/** Lines of a comment, with nothing in them that cannot be seen. */
export function commentOf(lines: readonly string[]): string {
  return lines.map((line) => ` ${visibleText(line)}`).join('\n')
}

/** A value with a comment behind it. */
export function commented(value: string, comment: string): Scalar {
  const node = scalar(value)
  node.comment = commentOf([comment])
  return node
}

/** Text with characters that cannot be seen stands in double quotes, where escapes can be written. */
function scalar(value: unknown): Scalar {
  const node = new Scalar(value)
  if (typeof value === 'string' && visibleText(value) !== value) node.type = Scalar.QUOTE_DOUBLE
  return node
}

/** What cannot be seen is left only inside double quotes; nobody reviews what they cannot see. */
export function escaped(yaml: string): string {
  return yaml.replace(/[^\n -~]/gu, (found) => {
    const code = found.codePointAt(0) ?? 0
    if (visibleText(found) === found) return found
    return code > 0xffff ? `\\U${hex(code, 8)}` : `\\u${hex(code, 4)}`
  })
}

function hex(code: number, digits: number): string {
  return code.toString(16).padStart(digits, '0')
}
