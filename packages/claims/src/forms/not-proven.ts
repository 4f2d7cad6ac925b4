import type { Note } from '../check/check.ts'

/** Said beside an interval for a combination that no simulation covers. */
export const notProven: Note = {
  code: 'coverage-not-proven',
  text: 'How often this interval holds the truth was not proven for this combination; read it with care.',
}
