import { contestOf, leftWords, rightWords } from '../measures/contests.ts'
import type { Need, RoleColumns } from '../measures/measure.ts'
import type { ColumnExpr } from '../plan/expr.ts'
import { not, or } from '../plan/expressions.ts'
import type { DatasetContext } from './dataset-context.ts'
import type { Exclusion } from './exclusions.ts'
import type { RoleNeed } from './role-needs.ts'

/** What measures of contests ask. */
export const contestNeeds: Readonly<Partial<Record<Need, RoleNeed>>> = {
  pairwise: {
    wanted: 'contests (columns: winner)',
    columns: ({ winner, left, right, swapped }) => [
      winner,
      ...[left, right, swapped].filter((column) => column !== undefined),
    ],
    exclusions: (columns) => (namesSides(columns) ? unknownWinner(columns) : []),
  },
  positions: {
    wanted:
      'contests of which it is known who was shown left (a winner of left, right or tie, or columns: left, right)',
    columns: ({ winner }) => [winner],
    exclusions: unknownWinner,
    trouble: (columns, context) =>
      namesSides(columns) || tellsPlaces(columns.winner!, context) ? undefined : `${columns.winner!.name} holds names`,
  },
}

/** Whether columns name what is shown on each side. */
export function namesSides({ left, right }: RoleColumns): boolean {
  return left !== undefined && right !== undefined
}

/** Whether winners are written as places, as far as their values are known. */
export function tellsPlaces(winner: ColumnExpr, { facts }: DatasetContext): boolean {
  const values = facts.columns.find(({ name }) => name === winner.name)?.values
  return values === undefined || values.some((value) => [...leftWords, ...rightWords].includes(String(value)))
}

/** A winner that is neither side nor a tie would be counted as lost by both. */
function unknownWinner(columns: RoleColumns): readonly Exclusion[] {
  const { left, right, tie } = contestOf(columns)
  return [{ reason: 'unknown-winner', when: not(or(left, right, tie)) }]
}
