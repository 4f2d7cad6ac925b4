import type { DatasetFacts } from '../plan/scan.ts'
import { type Answered, addExcluded } from './answered.ts'
import type { Excluded } from './check.ts'
import type { Cut } from './cuts.ts'

/** Rows read = rows used + excluded (+ rejected lines, which were never rows). */
export function accountOf(
  facts: DatasetFacts,
  answered: readonly Answered[],
  cuts: readonly Cut[],
): { readonly rowsUsed: number; readonly excluded: readonly Excluded[] } {
  const outcomes = cuts.map(({ outcome }) => outcome)
  const listed = new Set(outcomes)
  const rowsUsed = outcomes.reduce((total, { used }) => total + used, 0)
  const named = addExcluded([
    ...outcomes.flatMap(({ excluded }) => excluded),
    ...answered
      .filter((outcome) => !listed.has(outcome))
      .map(({ rows, setAside }) => ({ rows, reason: setAside ?? 'outside-windows' })),
  ])
  const rest = facts.rows - rowsUsed - named.reduce((total, { rows }) => total + rows, 0)
  const outside = rest > 0 ? [{ rows: rest, reason: 'outside-where' }] : []
  return { rowsUsed, excluded: [...outside, ...named].filter(({ rows }) => rows > 0) }
}
