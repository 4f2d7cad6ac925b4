import type { Cell } from './cells.ts'

/**
 * Names for the columns of a header: a blank one is named by its place (`column_3`), a second one of the same name gets
 * `_2`. Names that differ only by case count as the same, since DuckDB cannot hold both.
 */
export function columnNames(header: readonly string[]): readonly string[] {
  const taken = new Set<string>()
  return header.map((cell, index) => {
    const name = freeName(safeName(cell) || `column_${index + 1}`, taken)
    taken.add(name.toLowerCase())
    return name
  })
}

/** The text of a header cell: spaces around it count only inside quotes. */
export function headerText({ text, quoted }: Cell): string {
  return quoted ? text : text.trim()
}

/** The characters 0 and 1 would end a statement or look like a name of ours. */
function safeName(text: string): string {
  return text.trim() === '' ? '' : text.replaceAll('\u0000', '\uFFFD').replaceAll('\u0001', '\uFFFD')
}

function freeName(name: string, taken: ReadonlySet<string>): string {
  if (!taken.has(name.toLowerCase())) return name
  let count = 2
  while (taken.has(`${name}_${count}`.toLowerCase())) count += 1
  return `${name}_${count}`
}
