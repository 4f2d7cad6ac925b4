import type { Limits, OpenLimits, Random } from '@plumb/stats'

/** The interval of one sample; `truth` where it depends on the sample, such as on which classes it holds. */
export type Drawn = OpenLimits & { readonly truth?: number }

/** One outcome of an exact enumeration. */
export interface Outcome {
  readonly probability: number
  readonly limits: Limits
}

/** A method of `packages/stats` under study. */
export interface Method {
  readonly what: string
  /** The function that is called, as its users call it. */
  readonly by: string
  /** Least coverage in percent that was found when the method was chosen; undefined where none was stated. */
  readonly stated: number | undefined
  /** Level of its intervals, default 0.95. */
  readonly confidence?: number
}

/** One setting of one method: a law whose truth is known, and a way to draw from it. */
export interface Cell {
  readonly method: Method
  readonly where: string
  readonly truth: number
  readonly study: { readonly draw: (random: Random) => Drawn } | { readonly outcomes: () => readonly Outcome[] }
  /** How many times fewer samples are drawn, since each takes longer; default 1. */
  readonly slow?: number
  /** Why this cell is known to miss, for settings that are here to show a limit. */
  readonly weak?: Weakness
}

export interface Weakness {
  readonly why: string
  /** Least coverage in percent that was found under it when the method was chosen; undefined where none was stated. */
  readonly stated: number | undefined
}
