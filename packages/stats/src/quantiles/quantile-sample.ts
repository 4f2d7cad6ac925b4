import type { BucketBounds } from './log-buckets.ts'

/** Rows whose values share a bucket; an exact value has low = high = value. */
export interface QuantileBucket extends BucketBounds {
  readonly rows: number
}

/** The same with the sums of the weights of its rows. */
export interface WeightedBucket extends QuantileBucket {
  /** Σ w. */
  readonly weight: number
  /** Σ w². */
  readonly weightSquares: number
}

/** The rows of one cluster that share a bucket. */
export interface ClusterBucket {
  /** Index into `buckets`. */
  readonly bucket: number
  /** Rows, or Σ w with weights. */
  readonly rows: number
}

/** Values by bucket, ascending: independent rows, weighted ones, or rows in clusters. */
export type QuantileSample =
  | { readonly design: 'independent'; readonly buckets: readonly QuantileBucket[] }
  | { readonly design: 'weighted'; readonly buckets: readonly WeightedBucket[] }
  | {
      readonly design: 'clustered'
      readonly buckets: readonly BucketBounds[]
      readonly clusters: readonly (readonly ClusterBucket[])[]
      /** (Σ w)² / Σ w² over the rows, only with weights. */
      readonly kish?: number
    }
