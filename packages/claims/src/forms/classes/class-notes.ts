import type { Note } from '../../check/check.ts'
import type { Value } from '../../plan/expr.ts'
import { visibleText } from '../../sentences/visible-text.ts'
import type { ClassStatistic } from '../quantity.ts'
import { notProven } from '../not-proven.ts'
import type { ClassTable } from './class-table.ts'

const mostNames = 5

/** Which classes an average had to leave out, and which of its classes were never answered. */
export function classNotes(statistic: ClassStatistic, table: ClassTable): readonly Note[] {
  const notes: Note[] = []
  const absent = namesOf(table, (index) => table.labelled[index] === 0)
  if (statistic !== 'matthews' && absent.length > 0) {
    notes.push({ code: 'classes-left-out', text: `Left out, since no row is labelled so: ${listed(absent)}.` })
  }
  const unanswered = namesOf(table, (index) => table.labelled[index]! > 0 && table.answered[index] === 0)
  if (statistic.endsWith('precision') && unanswered.length > 0) {
    const text = `Never answered, so that its precision counts as 0: ${listed(unanswered)}.`
    notes.push({ code: 'classes-never-answered', text }, ...(statistic === 'macro-precision' ? [notProven] : []))
  }
  return notes
}

function namesOf({ names }: ClassTable, isMeant: (index: number) => boolean): readonly string[] {
  return names
    .filter((name, index) => name !== null && isMeant(index))
    .map(wordOf)
    .toSorted()
}

/** Of two kinds only what is positive is known. */
function wordOf(name: Value): string {
  if (typeof name === 'boolean') return name ? 'positive' : 'negative'
  return visibleText(String(name))
}

function listed(names: readonly string[]): string {
  const more = names.length - mostNames
  return names.slice(0, mostNames).join(', ') + (more > 0 ? ` and ${more} more` : '')
}
