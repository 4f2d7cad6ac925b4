import type { Quantity } from '../forms/quantity.ts'
import type { ColumnExpr, Expr, Value } from '../plan/expr.ts'
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
  | 'time'
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
  /** Contests of which it is known who was shown left. */
  | 'positions'
  /** Two or more raters, one column each. */
  | 'raters'
  /** The same, and rows that one of them did not rate are set aside. */
  | 'every rater'
  /** Exactly two raters, and rows that both rated. */
  | 'two raters'
  /** Ratings that are numbers. */
  | 'graded raters'
  /** Ratings of which none is below 0. */
  | 'raters from zero'
  /** Rows that are runs of a case. */
  | 'repeats'
  /** A judge that passes rows or not: a column, or the answer. */
  | 'judge'
  /** People who did the same for some of the rows. */
  | 'people'

/** What an amount of this measure is: `column` takes the unit of the column it is about, `label` that of the label. */
export type MeasureUnit = 'share' | 'score' | 'points' | 'count' | 'number' | 'column' | 'label' | 'money' | 'days'

export interface Parameter {
  readonly name: string
  /** `share` is written as a percent or a fraction; `tolerance` as an amount or a percent; `class` names a label. */
  readonly takes:
    | 'column'
    | 'numeric column'
    | 'condition'
    | 'columns'
    | 'number'
    /** Above 0. */
    | 'positive number'
    | 'whole number'
    | 'share'
    | 'positive share'
    | 'tolerance'
    | 'class'
    /** Who takes part in contests. */
    | 'side'
    | 'word'
  readonly optional?: true
  /** Of a word: those that it can be, and what each needs besides. */
  readonly words?: Readonly<Record<string, readonly Need[]>>
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
  /** A share that does not rest on a number of rows alone, so that `size` cannot plan for it. */
  readonly unplanned?: true
  /** It is about two populations: a claim on it says `vs`. */
  readonly versus?: true
  readonly quantity: (rows: RowView, args: Args) => Quantity
  /** What is otherwise where the label is one of several classes. */
  readonly several?: Partial<Pick<Measure, 'needs' | 'quantity' | 'sentence'>>
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
  /** A tolerance was written as a percent: it is relative. */
  readonly relative?: true
  /** A class or a side, as written. */
  readonly className?: string
  /** One of the words of a parameter. */
  readonly word?: string
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
  /** Label and answer as values: their classes, or, of two kinds, whether each is the positive one. */
  readonly classes: { readonly label: Expr; readonly answer: Expr }
  /** The label is known. */
  readonly labelled: Expr
  readonly score?: ColumnExpr
  /** The columns of the roles that the dataset names, as far as they exist. */
  readonly columns: RoleColumns
  readonly costs?: Costs
  readonly costPerCall: number
  /** The as-of time, in microseconds. */
  readonly asOfUs: number
  /** Of measures that need a judge. */
  readonly judge?: JudgeView
}

/** What a judge says of every row, and people of some. */
export interface JudgeView {
  readonly passes: Expr
  readonly people?: {
    readonly pass: Expr
    readonly labelled: Expr
    /** The rows that people labelled were not drawn at random. */
    readonly chosen: boolean
  }
}

export interface RoleColumns extends Readonly<Partial<Record<Role, ColumnExpr>>> {
  readonly raters: readonly ColumnExpr[]
  /** What raters say in the whole file, where that is known. */
  readonly ratings: readonly Value[]
  /** The score of each class in the order of the classes, and whether the label is that class. */
  readonly scores: readonly { readonly is: Expr; readonly column: ColumnExpr }[]
  readonly interval?: readonly [ColumnExpr, ColumnExpr]
  /** Smallest and largest value of the columns of numbers, by name. */
  readonly extents: ReadonlyMap<string, Extent>
}
