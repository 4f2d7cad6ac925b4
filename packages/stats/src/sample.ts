/** Lower and upper end of an interval, in the unit of the estimate. */
export interface Limits {
  readonly low: number
  readonly high: number
}

/** An interval that may lack an end: the data cannot bound the quantity on that side. */
export interface OpenLimits {
  readonly low: number | null
  readonly high: number | null
}

/** Options of every two-sided interval. */
export interface LevelOptions {
  /** Level inside (0, 1); default 0.95. */
  readonly confidence?: number
}

/**
 * A ratio of sums R = Σ numerator / Σ denominator over the sampled units u, with its residuals
 * e_u = numerator_u − R · denominator_u. A unit is a row, or a cluster whose rows are not independent; weights are already
 * inside numerator and denominator. A mean is the case denominator = 1, a share the case numerator in {0, 1}.
 */
export interface LinearisedRatio {
  readonly unit: 'row' | 'cluster'
  /** How many units have a denominator other than 0 (K). */
  readonly units: number
  /** R. */
  readonly estimate: number
  /** Σ denominator (D). */
  readonly denominator: number
  /** Σ denominator². */
  readonly squaredDenominators: number
  /** Σ e². */
  readonly squares: number
  /** Σ e³. */
  readonly cubes: number
  /** Σ e⁴. */
  readonly fourths: number
  /** (Σ w)² / Σ w² over the rows in the denominator; their count when there are no weights. */
  readonly kish: number
}

/** The sample of a share: counts of independent rows, or a linearised ratio of weighted or clustered ones. */
export type ShareSample =
  | { readonly design: 'independent'; readonly yes: number; readonly rows: number }
  | { readonly design: 'ratio'; readonly ratio: LinearisedRatio }

/** Rows that fall on one score: how many, with Σ w and Σ w² (equal to `rows` without weights). */
export interface ScoreCell {
  /** Index into `scores`. */
  readonly bin: number
  readonly positive: boolean
  /** Index of the cluster, 0 where rows are independent. */
  readonly cluster: number
  readonly rows: number
  readonly weight: number
  readonly weightSquares: number
}

/** Scores by label: the sample of AUC, average precision and calibration. */
export interface ScoreSample {
  readonly weighted: boolean
  readonly clustered: boolean
  /** Distinct scores (or bin representatives), ascending. */
  readonly scores: readonly number[]
  readonly cells: readonly ScoreCell[]
}
