import type { Reason } from '../check/check.ts'
import type { Design, Quantity } from '../forms/quantity.ts'
import type { Relation, WindowUnit } from '../language/claim.ts'
import type { Measure, RowView, Words } from '../measures/measure.ts'
import type { Expr, Value } from '../plan/expr.ts'
import type { Dataset, StatedClaim } from '../product/product.ts'
import type { Exclusion } from './exclusions.ts'

/** One quantity of one population, bound to columns: what a request to the plan is made from. */
export interface Basis {
  readonly dataset: Dataset
  /** The population: the claim's `where`, and rows not after the as-of time. */
  readonly where: Expr
  /** Rows of the population that cannot be used, and why. */
  readonly exclusions: readonly Exclusion[]
  readonly measure: Measure
  readonly quantity: Quantity
  readonly view: RowView
  readonly design: Design
  /** Known before any row is counted. */
  readonly reason?: Reason
  readonly said: Said
}

/** What a sentence needs beside numbers. */
export interface Said {
  readonly words: Words
  readonly who: string
  readonly args: readonly string[]
  /** The column of people's labels that correct a judged rate. */
  readonly correctedBy?: string
}

/** A column, band or window that slices a population. */
export interface SliceKey {
  readonly name: string
  readonly expr: Expr
  /** What a key value is called in `where`. */
  readonly show: (value: Value) => Value
}

export interface WindowKey extends SliceKey {
  readonly unit: WindowUnit
  readonly timezone: string
  readonly last?: number
}

/** How the estimate must lie to the bound. */
export type Test =
  | { readonly kind: 'bound'; readonly relation: Relation; readonly bound: number }
  | { readonly kind: 'between'; readonly low: number; readonly high: number }
  /** The bound is `share` of the second quantity's own estimate. */
  | { readonly kind: 'relative'; readonly relation: Relation; readonly share: number }

/** A quantity over a population, with its combinator. */
export type Subject =
  | { readonly kind: 'plain'; readonly self: Basis }
  | { readonly kind: 'gap' | 'parity' | 'worst'; readonly self: Basis; readonly by: SliceKey }
  | {
      readonly kind: 'change'
      readonly self: Basis
      readonly versus: Basis
      /** The dataset's segments that both populations have. */
      readonly segments: readonly SliceKey[]
    }
  /** A quantity that is about two populations: this one, and the one that it is held against. */
  | { readonly kind: 'distance'; readonly self: Basis; readonly versus: Basis }
  | {
      readonly kind: 'change-window' | 'distance-window'
      readonly self: Basis
      readonly unit: WindowUnit
      readonly key: WindowKey
    }
  | {
      readonly kind: 'comparison'
      readonly first: Basis
      /** The one that is named, or, against others, every other candidate that the measure can judge. */
      readonly rivals: readonly Rival[]
      /** Of a claim against others: whom the measure cannot judge, and why. */
      readonly unjudged?: readonly string[]
    }

/** Whom a candidate is compared with. */
export interface Rival {
  readonly second: Basis
  readonly paired: Pairing
}

/** Which rows both candidates answered. */
export interface Pairing {
  readonly firstAbsent: Expr
  readonly secondAbsent: Expr
  /** Rows that are out for both: no label, blind. */
  readonly exclusions: readonly Exclusion[]
  /** Whether someone said what a row means that this candidate left unanswered. */
  readonly settled: readonly [boolean, boolean]
  readonly names: readonly [string, string]
}

export interface ResolvedClaim {
  readonly stated: StatedClaim
  /** The claim as printed. */
  readonly text: string
  readonly dataset: Dataset
  readonly candidate: string | null
  readonly subject: Subject
  readonly slices: readonly SliceKey[]
  readonly window?: WindowKey
  readonly minimum?: { readonly count: number; readonly of: 'rows' | 'counted' }
  readonly confidence: number
  readonly test: Test
  readonly direction: 'at-least' | 'at-most' | 'between' | 'compare'
  readonly unit: string
  readonly better: 'higher' | 'lower' | null
}

/** Whether a candidate is held against all others: each rival is then listed like a slice. */
export function isAgainstOthers({ subject }: ResolvedClaim): boolean {
  return subject.kind === 'comparison' && subject.unjudged !== undefined
}

/** What a slice of a claim against others calls its rival: `where: { candidate: 'rules' }`. */
export const rivalName = 'candidate'

/** The population that a claim is first of all about. */
export function selfOf({ subject }: ResolvedClaim): Basis {
  return subject.kind === 'comparison' ? subject.first : subject.self
}
