import type { Note } from '../check/check.ts'
import type { ColumnExpr, Expr, Value } from '../plan/expr.ts'

/** A share of rows: those for which `yes` is true among those for which `among` is. */
export interface ShareQuantity {
  readonly form: 'share'
  readonly yes: Expr
  readonly among: Expr
  /** What a row counts for, never negative; without it a row counts as one. */
  readonly by?: { readonly amount: Expr; readonly scale: number }
  /** Rows that lack a value which `yes` looks at, and count all the same. */
  readonly unseen?: { readonly rows: Expr; readonly columns: readonly string[] }
}

/** A statistic of the confusion table. */
export interface TableQuantity {
  readonly form: 'table'
  readonly statistic: 'f1' | 'f-beta' | 'balanced-accuracy' | 'matthews' | 'cost'
  readonly actual: Expr
  readonly flagged: Expr
  /** Of `f-beta`: how many times recall counts as much as precision. */
  readonly beta?: number
  /** Of `cost`: what each outcome costs a row, and what each call does. */
  readonly costs?: CellCosts
}

/** Statistics of the table of label by answer, for several classes: averages over them, or one number of the whole. */
export type ClassStatistic =
  | 'macro-recall'
  | 'macro-precision'
  | 'macro-f1'
  | 'weighted-precision'
  | 'weighted-f1'
  | 'matthews'

/** A statistic of the table of label by answer, both told as values. */
export interface ClassesQuantity {
  readonly form: 'classes'
  readonly statistic: ClassStatistic
  readonly label: Expr
  readonly answer: Expr
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
  /** What to say beside it, whatever the rows. */
  readonly notes?: readonly Note[]
  /** The value is at least this, and nothing is known of its largest: limits end there. */
  readonly least?: number
  /** Values may lie far below the scale, so that sums keep more of their digits. */
  readonly precise?: true
  /** It is what happened, 1 or 0, minus its stated chance: what no row shows may still happen. */
  readonly chances?: true
}

/** The root of the mean square of a number a row. */
export interface RootQuantity {
  readonly form: 'root'
  readonly value: Expr
  /** The largest |value|. */
  readonly scale: number
}

/** What predictions explain of the spread of their labels: 1 − Σ error² / Σ (label − mean label)². */
export interface FitQuantity {
  readonly form: 'fit'
  readonly error: Expr
  /** The largest |error|. */
  readonly errorScale: number
  readonly label: Expr
  /** What labels are taken about, and their largest distance from it. */
  readonly center: number
  readonly scale: number
  /** Labels are 1 or 0, and predictions their chances. */
  readonly chances?: true
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
  readonly value: Expr
  readonly q: number
  /** Between two values of which each could be the one, the middle (as the usual median of an even number of rows). */
  readonly midway?: true
}

/** A statistic of the scores by label. */
export interface RankQuantity {
  readonly form: 'rank'
  readonly statistic: 'roc-auc' | 'average-precision' | 'calibration' | 'calibration-ks' | 'recall-at-precision'
  readonly score: ColumnExpr
  readonly actual: Expr
  /** Of `recall-at-precision`: the precision to reach. */
  readonly precision?: number
}

/** The positives among the rows with the highest scores. */
export type TopQuantity = {
  readonly form: 'top'
  readonly score: ColumnExpr
  readonly actual: Expr
  /** The share of positives found is told this many times. */
  readonly times?: number
} & ({ readonly rows: number; readonly share?: never } | { readonly rows?: never; readonly share: number })

/** A mean over units of several rows: queries with their results, cases with their runs. */
export interface UnitsQuantity {
  readonly form: 'units'
  readonly unit: ColumnExpr
  readonly value: RankingValue | RepeatsValue
}

/** How good one query's ranking is. */
export interface RankingValue {
  readonly of: 'ranking'
  readonly statistic: 'ndcg' | 'average-precision' | 'reciprocal-rank' | 'hit' | 'precision' | 'recall'
  /** Places from the top; absent: all. */
  readonly k?: number
  readonly relevance: ColumnExpr
  readonly order: ColumnExpr
  /** A rank: the lowest is best. Of a score the highest is. */
  readonly lowestFirst: boolean
}

/** What the runs of one case say of it. */
export interface RepeatsValue {
  readonly of: 'repeats'
  readonly statistic: 'pass-at' | 'pass-all' | 'flaky' | 'passed'
  /** Tries; a case of fewer runs is left out. */
  readonly k: number
  /** The run passes. */
  readonly passes: Expr
}

/** How far a column of one population is spread from that of another. */
export interface DistanceQuantity {
  readonly form: 'distance'
  readonly statistic: 'psi' | 'jensen-shannon' | 'total-variation' | 'kolmogorov-smirnov' | 'wasserstein'
  readonly column: ColumnExpr
  /** What numbers are taken about where they are counted in buckets: the same in both populations. */
  readonly center: number
}

/** Contests won, a tie counting one half. */
export interface ContestQuantity {
  readonly form: 'contest'
  readonly wins: Expr
  readonly ties: Expr
  readonly among: Expr
  /** What as many wins as losses amount to: one half of a share, or nothing of a lead. */
  readonly middle: 0.5 | 0
}

/** How far raters agree. */
export interface AgreementQuantity {
  readonly form: 'raters'
  readonly coefficient: 'percent' | 'cohen' | 'linear-cohen' | 'fleiss' | 'gwet' | 'krippendorff'
  readonly raters: readonly ColumnExpr[]
  /** What raters say in the whole file, where that is known. */
  readonly ratings: readonly Value[]
  /** Of `krippendorff`: what the ratings are. */
  readonly metric?: 'nominal' | 'ordinal' | 'interval' | 'ratio'
}

/** The share of yes behind a judge, corrected by people who labelled some of the rows. */
export interface JudgedQuantity {
  readonly form: 'judged'
  readonly judge: Expr
  readonly people: Expr
  readonly labelled: Expr
  /** The labelled rows were not drawn at random. */
  readonly chosen: boolean
}

/** A fact about the rows, exact. */
export interface CountQuantity {
  readonly form: 'count'
  readonly fact:
    | { readonly of: 'rows'; readonly which: Expr }
    | { readonly of: 'share'; readonly which: Expr }
    | { readonly of: 'distinct'; readonly column: ColumnExpr }
    /** With a label: rows whose like in these columns has another label. */
    | { readonly of: 'duplicates'; readonly columns: readonly string[]; readonly label?: ColumnExpr }
    /** Days from the largest time to the as-of time. */
    | { readonly of: 'age'; readonly time: ColumnExpr; readonly asOfUs: number }
    | { readonly of: 'minimum' | 'maximum'; readonly column: ColumnExpr }
    | { readonly of: 'sum'; readonly column: ColumnExpr; readonly scale: number }
}

export type Quantity =
  | ShareQuantity
  | TableQuantity
  | ClassesQuantity
  | MeanQuantity
  | RootQuantity
  | FitQuantity
  | PerQuantity
  | QuantileQuantity
  | RankQuantity
  | TopQuantity
  | UnitsQuantity
  | DistanceQuantity
  | ContestQuantity
  | AgreementQuantity
  | JudgedQuantity
  | CountQuantity

/** How the rows were drawn: weights are 1 / inclusion probability; rows of one cluster are not independent. */
export interface Design {
  readonly weight?: { readonly column: Expr; readonly scale: number }
  readonly cluster?: Expr
}
