/** The rows of one cluster in one bin. */
export interface ClusterGap {
  /** Index of the cluster, the same in every bin. */
  readonly cluster: number
  /** Rows, or Σ w with weights. */
  readonly rows: number
  /** Σ (y − s), weighted with weights; y is 1 for a positive row, s its score. */
  readonly gap: number
}

/** Rows whose scores lie between two edges; s is a score, a probability of being positive. */
export interface CalibrationBin {
  /** Rows; with weights the effective rows (Σ w)² / Σ w². */
  readonly rows: number
  /** Positive rows; with weights the effective rows times the weighted share. */
  readonly positives: number
  /** Σ s; with weights the effective rows times the weighted mean. */
  readonly scoreSum: number
  /** Σ s (1 − s); with weights the effective rows times the weighted mean. */
  readonly scoreVarianceSum: number
  /** Σ w, only with weights: what the bin weighs in the error. */
  readonly weight?: number
  /** Only where rows come in clusters that are not independent. */
  readonly clusters?: readonly ClusterGap[]
}
