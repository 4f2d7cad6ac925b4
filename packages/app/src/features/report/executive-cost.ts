/**
 * How much room a text takes on a page of one sheet: its words, counted as strictly as anybody may (`1,836` is two), or its
 * length in words of seven characters, whichever is more.
 */
export function executiveCost(text: string): number {
  const words = text.match(/[\p{L}\p{N}_]+/gu)?.length ?? 0
  const written = text.split(/\s+/).filter((part) => part !== '').length
  return Math.max(words, written, Math.ceil(text.length / 7))
}

/** A text cut to so many characters, with an ellipsis where something is missing. */
export function clipped(text: string, most: number): string {
  const characters = Array.from(text)
  return characters.length <= most
    ? text
    : `${characters
        .slice(0, most - 1)
        .join('')
        .trimEnd()}…`
}
