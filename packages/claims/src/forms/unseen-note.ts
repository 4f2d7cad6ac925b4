import type { Note } from '../check/check.ts'
import { printName } from '../language/words.ts'
import { formatCount } from '../sentences/format-rows.ts'

/** What to say where a condition had nothing to look at in some rows, which no person may have filled in yet. */
export function unseenNote(columns: readonly string[], unseen: number, rows: number): Note {
  const names = columns.map(printName)
  const without = names.map((name) => `${name} is not missing`).join(' and ')
  const text = `${names.join(' or ')} is missing in ${formatCount(unseen)} of ${formatCount(rows)} rows, which count all the same; “where ${without}” leaves them out.`
  return { code: 'missing-counted', text }
}
