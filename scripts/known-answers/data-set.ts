/** A number that is known of a public data set, and the claim whose estimate must be it. */
export interface KnownAnswer {
  /** Which of the published facts: its number in the list that the data set comes with, or its name there. */
  readonly fact: string | number
  readonly claim: string
  /** The slice that is meant, where the claim has several. */
  readonly slice?: Readonly<Record<string, string | number | boolean | null>>
  /** As written: `0.8380` is good to half a unit of its last digit; `41/68` and whole numbers are exact. */
  readonly expected: string
  /** What the list says by another convention; `expected` is then recomputed elsewhere by that of Plumb. */
  readonly stated?: string
  /** The convention, where there is more than one. */
  readonly note?: string
}

/** One product file: what it says of its data, and what is known of it. */
export interface KnownProduct {
  /** Files that are made from those of the data set first: a query of DuckDB each. */
  readonly tables?: Readonly<Record<string, string>>
  /** As in a product file. */
  readonly data: Readonly<Record<string, unknown>>
  readonly candidates?: Readonly<Record<string, unknown>>
  readonly costs?: Readonly<Record<string, unknown>>
  readonly answers: readonly KnownAnswer[]
}

export interface DataSet {
  readonly name: string
  readonly about: string
  readonly source: string
  readonly licence: string
  /** Where its files stand in this repository, when they may. */
  readonly shipped?: string
  readonly products?: readonly KnownProduct[]
  /** Facts that no measure covers, with the reason. */
  readonly uncovered?: readonly { readonly facts: string | number; readonly why: string }[]
}
