/** An identifier in SQL, exactly this name: doubled quotes. */
export function quoteName(name: string): string {
  return `"${name.replaceAll('"', '""')}"`
}

/**
 * A text in SQL, exactly these characters: doubled quotes. DuckDB has no other escape in a plain literal, and would end
 * the statement at a NUL, so that one is written by its number.
 */
export function quoteText(text: string): string {
  const parts = text.split('\0').map((part) => `'${part.replaceAll("'", "''")}'`)
  return parts.length === 1 ? parts[0]! : `(${parts.join(' || chr(0) || ')})`
}

/** A list of texts in SQL. */
export function quoteTexts(texts: readonly string[]): string {
  return `[${texts.map(quoteText).join(', ')}]`
}
