/**
 * Text from data with its invisible orders made visible: control characters, line breaks, escape sequences, and marks that
 * turn the reading direction or join and split words unseen. What a person sees is then what is there.
 *
 * @example
 * visibleText('a\u202eb') // => 'a\\u202eb'
 */
export function visibleText(text: string): string {
  return text.replace(invisible, (found) => {
    const code = found.codePointAt(0) ?? 0
    return code <= 0xff
      ? `\\x${code.toString(16).padStart(2, '0')}`
      : code <= 0xffff
        ? `\\u${code.toString(16).padStart(4, '0')}`
        : `\\u{${code.toString(16)}}`
  })
}

/** Cc, Cf (without the joiners that scripts and emoji need), line and paragraph separators, lone surrogates. */
const invisible = /[\p{Cc}\p{Zl}\p{Zp}\p{Cs}]|(?![\u200c\u200d])\p{Cf}/gu
