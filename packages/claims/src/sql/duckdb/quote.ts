/** An identifier, exactly this name. DuckDB cannot hold a NUL in one. */
export function quoteName(name: string): string {
  if (name.includes('\0')) throw new Error(`a column name must not hold a NUL; got ${JSON.stringify(name)}`)
  return `"${name.replaceAll('"', '""')}"`
}

/** A text, exactly these characters: doubled quotes, control characters by their number. */
export function quoteText(text: string): string {
  const parts = text.split(controls).map((part) => (isControl(part) ? `chr(${part.codePointAt(0)})` : quoted(part)))
  const kept = parts.filter((part) => part !== "''")
  return kept.length === 0 ? "''" : kept.length === 1 && kept[0]!.startsWith("'") ? kept[0]! : `(${kept.join(' || ')})`
}

const controls = /(\p{Cc})/u

function isControl(part: string): boolean {
  return part.length === 1 && controls.test(part)
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`
}
