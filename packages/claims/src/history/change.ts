/** What kind of thing differs between two checks. */
export type ChangeKind =
  | 'verdict'
  | 'bound'
  | 'claim'
  | 'confidence'
  | 'added'
  | 'removed'
  | 'data'
  | 'product-file'
  | 'seed'
  | 'version'
  | 'as-of'

/** One thing that differs between two checks of a product, for programs and in words. */
export interface Change {
  readonly kind: ChangeKind
  /** The id of the claim that it is about; null for data, the product file and Plumb. */
  readonly claim: string | null
  readonly dataset: string | null
  /** What it was before: a verdict, a bound in words, a claim's text, a fingerprint, a version. */
  readonly from: string | null
  readonly to: string | null
  /** A sentence. */
  readonly text: string
}

/** A change with what does not apply left out. */
export function changeOf(kind: ChangeKind, text: string, about: Partial<Omit<Change, 'kind' | 'text'>> = {}): Change {
  return { kind, claim: null, dataset: null, from: null, to: null, ...about, text }
}
