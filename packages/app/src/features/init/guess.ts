/** What was guessed of a file, and from what. */
export interface Guess {
  /** A role or key of the product file: `label`, `positive`. */
  readonly what: string
  readonly value: string
  readonly because: string
}
