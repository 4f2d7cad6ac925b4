import type { Quantity } from '../forms/quantity.ts'
import type { ColumnExpr, Expr } from '../plan/expr.ts'
import type { Costs, Role } from '../product/product.ts'
import type { Spoken } from '../sentences/spoken.ts'

/** What a measure asks of a dataset. */
export type Need =
  | 'label'
  | 'binary'
  | 'prediction'
  | 'score'
  | 'probability'
  | 'costs'
  /** Labels and predictions that name one of several classes (two are several). */
  | 'classes'
  /** One score a class. */
  | 'class scores'
  /** Labels and predictions that are numbers. */
  | 'regression'
  /** A lower and an upper end predicted for each number. */
  | 'interval'
  /** Rows that are results of a query: its id, their relevance, and a rank or score. */
  | 'ranking'
  /** Rows that are contests: which of two won. */
  | 'pairwise'
  /** Two or more raters, one column each. */
  | 'raters'
  /** Rows that are runs of a case. */
  | 'repeats'

/** What an amount of this measure is: `column` takes the unit of the column it is about. */
export type MeasureUnit = 'share' | 'score' | 'points' | 'count' | 'number' | 'column' | 'money'

export interface Parameter {
  readonly name: string
  /** `share` is written as a percent or a fraction; `class` names a value of the label. */
  readonly takes: 'column' | 'numeric column' | 'condition' | 'columns' | 'number' | 'share' | 'class'
  readonly optional?: true
}

/** A quantity with a definition. Adding one file that exports a measure, and its line in the registry, is all it takes. */
export interface Measure {
  readonly name: string
  /** Everyday names, words joined by `_`. */
  readonly aliases: readonly string[]
  readonly title: string
  readonly unit: MeasureUnit
  readonly better: 'higher' | 'lower' | null
  readonly parameters: readonly Parameter[]
  readonly needs: readonly Need[]
  /** Smallest and largest value that it can have. */
  readonly range: readonly [number | null, number | null]
  /** A fact about the rows of the file: exact, weights and labels do not enter. */
  readonly fact?: true
  readonly quantity: (rows: RowView, args: Args) => Quantity
  /** What one unit of n is, in the plural: `flagged rows`. */
  readonly counted: (words: Words) => string
  readonly sentence: (spoken: Spoken) => string
  readonly definition: string
  readonly formula: string
  /** When not to use it. */
  readonly avoid: string
  readonly example: string
}

/** Everyday words for the rows of a dataset. */
export interface Words {
  readonly rows: string
  readonly positive: string
}

/** Arguments, resolved. */
export interface Args {
  readonly columns: readonly ColumnExpr[]
  readonly condition?: Expr
  /** Largest |value| and centre of each column, in order: the scale of its fixed-point sums. */
  readonly extents: readonly Extent[]
  /** Numbers and shares, in order. */
  readonly numbers: readonly number[]
  /** A class, as written. */
  readonly className?: string
}

export interface Extent {
  readonly minimum: number
  readonly maximum: number
}

/** The rows of a dataset as one candidate answers them. Conditions are true or false for every row that is not excluded. */
export interface RowView {
  /** The label is the positive one; for several classes, see `correct`. */
  readonly actual: Expr
  /** The answer is positive. */
  readonly flagged: Expr
  /** The answer is right. */
  readonly correct: Expr
  /** The label is known. */
  readonly labelled: Expr
  readonly score?: ColumnExpr
  /** The columns of the roles that the dataset names, as far as they exist. */
  readonly columns: RoleColumns
  readonly costs?: Costs
  readonly costPerCall: number
}

export interface RoleColumns extends Readonly<Partial<Record<Role, ColumnExpr>>> {
  readonly raters: readonly ColumnExpr[]
  /** The score of each class, by its name. */
  readonly scores: readonly { readonly className: string; readonly column: ColumnExpr }[]
  readonly interval?: readonly [ColumnExpr, ColumnExpr]
}
