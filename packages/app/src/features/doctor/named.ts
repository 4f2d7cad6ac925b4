import { formatCount, visibleText } from '@plumb/claims'

/** Names from data in words: `a, b and c`, of many the first few. */
export function named(names: readonly string[], most = 3): string {
  const shown = names.slice(0, most).map((name) => shortText(name))
  const more = names.length - shown.length
  const all = more > 0 ? [...shown, `${formatCount(more)} more`] : shown
  return all.length < 2 ? all.join('') : `${all.slice(0, -1).join(', ')} and ${all.at(-1)}`
}

const mostLetters = 40

/** A text from data that is short and cannot give orders. */
function shortText(text: string): string {
  const letters = Array.from(text)
  return visibleText(letters.length <= mostLetters ? text : `${letters.slice(0, mostLetters - 1).join('')}…`)
}

/** A value from data in quotes, short and inert; the empty one is seen too. */
export function quoted(text: string): string {
  return `'${shortText(text)}'`
}
