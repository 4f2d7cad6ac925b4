import type { ColumnExpr, Expr } from '../plan/expr.ts'

/** A share of rows: those for which `yes` is true among those for which `among` is. */
export interface ShareQuantity {
  readonly form: 'share'
  readonly yes: Expr
  readonly among: Expr
}

/** A statistic of the confusion table. */
export interface TableQuantity {
  readonly form: 'table'
  readonly statistic: 'f1' | 'balanced-accuracy' | 'matthews' | 'cost'
  readonly actual: Expr
  readonly flagged: Expr
  /** Of `cost`: what each outcome costs a row, and what each call does. */
  readonly costs?: CellCosts
}

export interface CellCosts {
  readonly truePositive: number
  readonly falsePositive: number
  readonly falseNegative: number
  readonly trueNegative: number
  readonly perCall: number
}

/** A mean of a number a row. */
export interface MeanQuantity {
  readonly form: 'mean'
  readonly value: Expr
  /** The constant that values are taken about, and the largest distance from it: both shared by all profiles. */
  readonly center: number
  readonly scale: number
  /** The range that the value is known to have. */
  readonly range?: readonly [number, number]
  /** Values may lie far below the scale, so that sums keep more of their digits. */
  readonly precise?: true
}

/** A ratio of two sums. */
export interface PerQuantity {
  readonly form: 'per'
  readonly numerator: Expr
  readonly denominator: Expr
  readonly numeratorScale: number
  readonly denominatorScale: number
  /** Both are never negative. */
  readonly positive: boolean
}

/** The value below which a share q of the rows lies. */
export interface QuantileQuantity {
  readonly form: 'quantile'
  readonly value: ColumnExpr
  readonly q: number
}

/** A statistic of the scores by label. */
export interface RankQuantity {
  readonly form: 'rank'
  readonly statistic: 'roc-auc' | 'average-precision' | 'calibration'
  readonly score: ColumnExpr
  readonly actual: Expr
}

/** A fact about the rows, exact. */
export interface CountQuantity {
  readonly form: 'count'
  readonly fact:
    | { readonly of: 'rows'; readonly which: Expr }
    | { readonly of: 'share'; readonly which: Expr }
    | { readonly of: 'distinct'; readonly column: ColumnExpr }
    | { readonly of: 'duplicates'; readonly columns: readonly string[] }
    | { readonly of: 'minimum' | 'maximum'; readonly column: ColumnExpr }
    | { readonly of: 'sum'; readonly column: ColumnExpr; readonly scale: number }
}

export type Quantity =
  | ShareQuantity
  | TableQuantity
  | MeanQuantity
  | PerQuantity
  | QuantileQuantity
  | RankQuantity
  | CountQuantity

/** How the rows were drawn: weights are 1 / inclusion probability; rows of one cluster are not independent. */
export interface Design {
  readonly weight?: { readonly column: ColumnExpr; readonly scale: number }
  readonly cluster?: Expr
}
