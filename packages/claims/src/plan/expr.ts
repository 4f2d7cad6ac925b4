import type { Comparator, WindowUnit } from '../language/claim.ts'

/** A value of a cell; null where it is missing. */
export type Value = string | number | boolean | null

/** What a column holds. A time is microseconds since 1970 in UTC. */
export type ColumnType = 'number' | 'text' | 'boolean' | 'time'

/** A column of a dataset. Its value is null where it is missing, or where it is not of the column's type (`bad`). */
export interface ColumnExpr {
  readonly op: 'column'
  readonly name: string
  readonly type: ColumnType
  /** Some values are not of the type: the relation has a second column that says which. */
  readonly bad?: true
  /** Every row has a value of the type. */
  readonly full?: true
}

export interface LiteralExpr {
  readonly op: 'literal'
  readonly value: Value
  readonly type: ColumnType
}

/**
 * An expression over one row, in no dialect. Conditions are two-valued: a comparison with a missing value is false, and
 * `!=` is its opposite, true; so `not` is always the plain opposite. Only `column`, `if`, `highest`, arithmetic and the
 * groupings (`band`, `window`, `bin`, …) give null.
 */
export type Expr =
  | ColumnExpr
  | LiteralExpr
  | { readonly op: 'compare'; readonly how: Comparator; readonly left: Expr; readonly right: Expr }
  | { readonly op: 'in'; readonly of: Expr; readonly values: readonly LiteralExpr[] }
  | { readonly op: 'contains'; readonly of: Expr; readonly text: string }
  | { readonly op: 'matches'; readonly of: Expr; readonly pattern: string }
  /** True where the value is missing; a value that is not of the column's type is not missing. */
  | { readonly op: 'missing'; readonly of: ColumnExpr }
  /** True where the value is there but not of the column's type. */
  | { readonly op: 'bad'; readonly of: ColumnExpr }
  /** True where the expression gives no value, for whatever reason. */
  | { readonly op: 'null'; readonly of: Expr }
  | { readonly op: 'and' | 'or'; readonly parts: readonly Expr[] }
  | { readonly op: 'not'; readonly part: Expr }
  | { readonly op: 'if'; readonly when: Expr; readonly value: Expr; readonly otherwise: Expr }
  | { readonly op: 'arithmetic'; readonly how: '+' | '-' | '*' | '/'; readonly left: Expr; readonly right: Expr }
  | { readonly op: 'ln' | 'abs'; readonly of: Expr }
  /** How many of these numbers stand above the one at `own` (0 is the first; null gives null); of equal ones the later does. */
  | { readonly op: 'place'; readonly own: Expr; readonly among: readonly Expr[] }
  /** The value that stands for the highest of these numbers, one each; of equal ones the first. Null where one is missing. */
  | { readonly op: 'highest'; readonly values: readonly LiteralExpr[]; readonly among: readonly Expr[] }
  /** Which of the bands between ascending cuts: 0 below the first cut, cuts.length from the last; null stays null. */
  | { readonly op: 'band'; readonly of: Expr; readonly cuts: readonly number[] }
  /** The start of the window that holds a time, in microseconds. Weeks begin on Monday. */
  | { readonly op: 'window'; readonly of: Expr; readonly unit: WindowUnit; readonly timezone: string }
  /** Equal-width bins from low to high, 0 … bins − 1; values outside fall into the first and last. */
  | { readonly op: 'bin'; readonly of: Expr; readonly low: number; readonly high: number; readonly bins: number }
  /** floor(ln |x| / ln G), G = 1.01/.99: sign × (index + 1,000,000), 0 for zero. `positive`: no value is 0 or below. */
  | { readonly op: 'log-bucket'; readonly of: Expr; readonly positive?: true }
  /** A stable hash of the value, 0 … buckets − 1. The same in every file, order and process; a missing value hashes too. */
  | { readonly op: 'hash'; readonly of: Expr; readonly buckets: number }
