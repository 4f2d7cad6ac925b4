import type { ColumnFacts, Value } from '@plumb/claims'
import type { FileStudy } from '../study/file-study.ts'
import { rolesOf } from '../study/roles-of.ts'

export type Role = 'id' | 'time' | 'label' | 'score' | 'prediction' | 'segment' | 'cluster' | 'weight'

/** A column with what it seems to be. Times are ISO texts. */
export interface ColumnReport {
  readonly name: string
  readonly type: ColumnFacts['type']
  readonly role: Role | null
  /** From what the role was guessed. */
  readonly because: string | null
  readonly missing: number
  /** Values that are not of the type. */
  readonly bad: number
  /** Of very large files above a thousand an estimate. */
  readonly distinct: number
  readonly minimum: number | string | null
  readonly maximum: number | string | null
  /** Values with their rows, most first, where there are at most 20. */
  readonly values: readonly { readonly value: Value; readonly rows: number }[] | null
  readonly unit: string | null
}

/** Every column of the file, in its order. */
export function columnReports(study: FileStudy): readonly ColumnReport[] {
  const roles = rolesByName(study)
  const studied = new Map(study.columns.map((column) => [column.name, column]))
  return study.facts.columns.map((facts) => {
    const { name, type, missing, bad, distinct, minimum, maximum } = facts
    const guess = roles.get(name)
    return {
      name,
      type,
      role: guess?.role ?? null,
      because: guess?.because ?? null,
      missing,
      bad,
      distinct,
      minimum: end(minimum, type),
      maximum: end(maximum, type),
      values: studied.get(name)?.counts ?? null,
      unit: study.units.get(name) ?? null,
    }
  })
}

interface RoleGuess {
  readonly role: Role
  readonly because: string
}

/** A column has one role: the first that claims it. */
function rolesByName(study: FileStudy): ReadonlyMap<string, RoleGuess> {
  const { cluster, weight, segments } = study
  const { label, score, prediction, id, time } = rolesOf(study)
  const single = { label, score, prediction, id, time, cluster, weight }
  const guesses = [
    ...Object.entries(single).flatMap(([role, guess]) =>
      guess === undefined ? [] : [{ role: role as Role, ...guess }],
    ),
    ...segments.chosen.map((guess) => ({ role: 'segment' as const, ...guess })),
  ]
  const roles = new Map<string, RoleGuess>()
  for (const { role, because, column } of guesses)
    if (!roles.has(column.name)) roles.set(column.name, { role, because })
  return roles
}

function end(value: number | undefined, type: ColumnFacts['type']): number | string | null {
  if (value === undefined) return null
  return type === 'time' ? new Date(value / 1000).toISOString() : value
}
