import type { DataResult, Excluded, Note, Reason, Unit } from '../check/check.ts'

/** A value with its own range, or nulls where there is none. */
export interface Ranged {
  readonly estimate: number | null
  readonly low: number | null
  readonly high: number | null
}

/** One candidate, on the rows that all of them answered. */
export interface ComparedCandidate extends Ranged {
  readonly name: string
  /** 1 is the best; null where it is not placed, with the reason. */
  readonly tier: number | null
  readonly n: number
  readonly method: string
  readonly reason: Reason | null
  /** Where the product has costs: on the same rows. */
  readonly costPer1000: Ranged | null
}

/** Two candidates: the first one's value minus the second's, on the same rows. */
export interface ComparedPair extends Ranged {
  readonly first: string
  readonly second: string
  /** Who is shown to be better at its Holm step; null where they are not told apart. */
  readonly ahead: string | null
  /** The range at that step: where it lies on one side of 0, one of the two is ahead. */
  readonly stepLow: number | null
  readonly stepHigh: number | null
  readonly n: number
  readonly method: string
  readonly reason: Reason | null
  /**
   * Of the best and another of its tier: about how many more of what n counts would tell them apart, at the level of all
   * pairs, were today's difference real.
   */
  readonly needed: number | null
  readonly neededFor80: number | null
}

/** What `plumb compare --json` prints. */
export interface Comparison {
  readonly schema: 'plumb/compare@1'
  readonly product: string
  readonly checkedAt: string
  readonly plumb: string
  readonly data: readonly DataResult[]
  readonly dataset: string
  /** The measure, as printed, and in words. */
  readonly measure: string
  readonly title: string
  readonly where: string | null
  readonly better: 'higher' | 'lower'
  readonly unit: Unit
  /** Of differences. */
  readonly differenceUnit: Unit
  /** What one unit of n is. */
  readonly counted: string
  /** Of each candidate's own range, and of the ranges of all pairs together. */
  readonly confidence: number
  /** The level of the range of one pair, so that all of them hold at once; null without pairs. */
  readonly pairConfidence: number | null
  /** The currency of costs. */
  readonly currency: string | null
  /** One candidate stands alone in the first tier; or it cannot be told which is best; or nothing could be compared. */
  readonly verdict: 'decided' | 'undecided' | 'no-evidence'
  /** Names by tier, the best first; nobody in a tier is shown to be worse than another of it. */
  readonly tiers: readonly (readonly string[])[]
  readonly rowsUsed: number
  readonly excluded: readonly Excluded[]
  /** By tier, within it the best first; at the end those that are not placed. */
  readonly candidates: readonly ComparedCandidate[]
  readonly pairs: readonly ComparedPair[]
  readonly sentence: string
  readonly next: string
  readonly notes: readonly Note[]
}
