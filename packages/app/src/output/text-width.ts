/** How many terminal cells a text takes: wide letters take two, marks that stand on others none. */
export function textWidth(text: string): number {
  if (/^[\x20-\x7e]*$/.test(text)) return text.length
  let width = 0
  for (const letter of text) width += /\p{M}|[\u200b-\u200d]/u.test(letter) ? 0 : wide.test(letter) ? 2 : 1
  return width
}

/** A text filled with spaces to a width. */
export function padded(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - textWidth(text)))
}

/** A text cut to a width, with an ellipsis where something is gone. */
export function cutTo(text: string, width: number): string {
  if (textWidth(text) <= width) return text
  let kept = ''
  for (const letter of text) {
    if (textWidth(kept + letter) >= width) break
    kept += letter
  }
  return `${kept}…`
}

/** Lines of at most a width, broken between words, and inside a word only when it is longer than a line. */
export function wrapped(text: string, width: number): readonly string[] {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(' ').flatMap((part) => pieces(part, width))) {
    const longer = line === '' ? word : `${line} ${word}`
    if (textWidth(longer) > width && line !== '') {
      lines.push(line)
      line = word
    } else line = longer
  }
  return [...lines, line]
}

function pieces(word: string, width: number): readonly string[] {
  const parts: string[] = []
  let part = ''
  for (const letter of word) {
    if (textWidth(part + letter) > width) {
      parts.push(part)
      part = ''
    }
    part += letter
  }
  return [...parts, part]
}

const wide =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u
