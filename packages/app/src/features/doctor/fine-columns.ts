import type { StudiedColumn } from '../study/study-columns.ts'
import type { SeenText } from './examination.ts'

/** So many are asked; a file with more is told apart by the first. */
const mostFine = 3

/**
 * The columns that nearly tell rows apart: free text, a time, or a number with very many values. Where rows that share such
 * a value are mostly equal in all columns, they are one row twice; rows of few coarse answers agree by chance.
 */
export function fineColumns(columns: readonly StudiedColumn[], texts: readonly SeenText[]): readonly StudiedColumn[] {
  return columns
    .filter((column) => isFreeText(column, texts) || isFine(column))
    .toSorted((a, b) => b.distinct - a.distinct)
    .slice(0, mostFine)
}

/** Text that people or models wrote, rather than a category or a code. */
export function isFreeText({ name, type, distinct }: StudiedColumn, texts: readonly SeenText[]): boolean {
  const seen = texts.find((text) => text.name === name)
  return type === 'text' && seen !== undefined && seen.length >= 20 && distinct > 20 && distinct >= 0.1 * seen.values
}

function isFine({ type, distinct, rows, missing, bad }: StudiedColumn): boolean {
  const values = rows - missing - bad
  return type !== 'boolean' && distinct > 50 && distinct >= 0.5 * values && values >= 0.5 * rows
}
