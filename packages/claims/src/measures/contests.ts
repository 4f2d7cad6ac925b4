import type { ColumnExpr, Expr } from '../plan/expr.ts'
import { always, and, compare, literal, never, not, number, or } from '../plan/expressions.ts'
import type { RoleColumns } from './measure.ts'

/** Who won a contest, by the place in which each side was shown. */
export interface Contest {
  readonly left: Expr
  readonly right: Expr
  readonly tie: Expr
}

/** How a column of winners says who won: in words, or as 1, 2 and 0. */
export const leftWords: readonly string[] = ['left', 'Left', '1']
export const rightWords: readonly string[] = ['right', 'Right', '2']
export const tieWords: readonly string[] = ['tie', 'Tie', 'draw', 'Draw', '0', 'both bad', 'tie (bothbad)']

/** Stands for the winner of a dataset that names none, and has no rows. */
const unnamed: ColumnExpr = { op: 'column', name: 'winner', type: 'text' }

/** The outcome of a contest; `winner` says the place, or the name that stands there. */
export function contestOf({ winner = unnamed, left, right }: RoleColumns): Contest {
  return {
    left: or(says(winner, leftWords), isNamed(winner, left)),
    right: or(says(winner, rightWords), isNamed(winner, right)),
    tie: says(winner, tieWords),
  }
}

/** Contests that this side won, and those in which it took part. */
export function winsOf(columns: RoleColumns, side: string): { readonly wins: Expr; readonly among: Expr } {
  const { winner = unnamed, left, right } = columns
  const { left: leftWon, right: rightWon } = contestOf(columns)
  const place = { left: [leftWon, rightWon], right: [rightWon, leftWon] }[side]
  if (left !== undefined && right !== undefined && place === undefined) {
    const [isLeft, isRight] = [equals(left, side), equals(right, side)]
    return { wins: or(and(isLeft, leftWon), and(isRight, rightWon)), among: or(isLeft, isRight) }
  }
  if (place === undefined) return { wins: equals(winner, side), among: always }
  return { wins: left === undefined ? unswapped(columns, place[0]!, place[1]!) : place[0]!, among: always }
}

/** Without names a side is known by where it stands when the two are not exchanged. */
function unswapped({ swapped }: RoleColumns, plain: Expr, exchanged: Expr): Expr {
  if (swapped === undefined) return plain
  const turned = swapped.type === 'boolean' ? compare(swapped, '=', literal(true, 'boolean')) : says(swapped, yesWords)
  return or(and(not(turned), plain), and(turned, exchanged))
}

const yesWords: readonly string[] = ['1', 'true', 'True', 'yes', 'swapped']

function isNamed(winner: ColumnExpr, side: ColumnExpr | undefined): Expr {
  return side === undefined || side.type !== winner.type ? never : compare(winner, '=', side)
}

function says(column: ColumnExpr, words: readonly string[]): Expr {
  return or(...words.map((word) => equals(column, word)))
}

/** Whether a column holds a value that was written as text. */
function equals(column: ColumnExpr, value: string): Expr {
  if (column.type === 'text') return compare(column, '=', literal(value, 'text'))
  return column.type === 'number' && Number.isFinite(Number(value))
    ? compare(column, '=', number(Number(value)))
    : never
}
