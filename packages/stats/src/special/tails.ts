/** Both tails of a distribution at one point; each is computed so that the smaller one keeps its digits. */
export interface Tails {
  /** P(X ≤ x). */
  readonly lower: number
  /** P(X > x). */
  readonly upper: number
}
