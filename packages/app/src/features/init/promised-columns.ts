import { formatCount, printName } from '@plumb/claims'
import type { FileStudy } from '../study/file-study.ts'
import { rolesOf } from '../study/roles-of.ts'
import type { SettledClaim } from './settle-claims.ts'
import type { StudiedColumn } from '../study/study-columns.ts'

const mostPromised = 8
/** So many columns are promised where nothing tells which of them matter. */
const fewest = 3
/** A column that is mostly empty is so by nature. */
const mostlyThere = 0.5

/** The columns whose gaps are worth a promise: those with a role, the first slice, and where no model answered those with gaps. */
export function promisedColumns(study: FileStudy): readonly string[] {
  const { segments, columns } = study
  const roles = roleColumns(study)
  const gaps = columns.filter(({ missing, rows }) => missing > 0 && missing <= mostlyThere * rows)
  const sliced = segments.chosen.slice(0, 1).map(({ column }) => column)
  const telling = [...new Set([...roles, ...sliced, ...(isAnswered(study) ? [] : gaps)])]
  const full = columns.filter(({ missing }) => missing === 0)
  const rest = full.slice(0, Math.max(0, fewest - telling.length))
  return [...new Set([...telling, ...rest])]
    .slice(0, Math.max(mostPromised, roles.length))
    .map(({ name }) => name)
    .filter(canBeNamed)
}

/** A promise for one more column, where further ones have no gap today: which of them must be filled is for a person to say. */
export function suggestedGaps(study: FileStudy): readonly SettledClaim[] {
  const promised = promisedColumns(study)
  const full = study.columns
    .filter(({ missing, name }) => missing === 0 && !promised.includes(name) && canBeNamed(name))
    .map(({ name }) => name)
  const [first, ...others] = full
  if (first === undefined) return []
  const also = others.length === 0 ? '' : `; likewise ${named(others)}`
  const comment = `if it must be filled: it has no gap today${also}`
  return [{ stage: 'data', kind: 'suggestion', text: `missing(${printName(first)}) <= 0%`, comment }]
}

const mostNamed = 6

function named(columns: readonly string[]): string {
  const rest = columns.length - mostNamed
  return `${columns.slice(0, mostNamed).join(', ')}${rest > 0 ? ` and ${formatCount(rest)} more` : ''}`
}

/** Whether a model said something about the rows. */
export function isAnswered({ answers, amounts }: FileStudy): boolean {
  return (answers.score ?? answers.prediction ?? amounts) !== undefined
}

/** A claim has a longest length. */
export function canBeNamed(name: string): boolean {
  return name.length <= 200
}

function roleColumns(study: FileStudy): readonly StudiedColumn[] {
  const { id, label, score, prediction, time } = rolesOf(study)
  return [id, label, score, prediction, time].flatMap((role) => role?.column ?? [])
}
