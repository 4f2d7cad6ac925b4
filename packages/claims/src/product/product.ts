import type { Claim, Condition } from '../language/claim.ts'
import type { Place } from '../errors.ts'

/** A product file as read: every key of the format, with the place of what an error may need to point at. */
export interface Product {
  readonly name: string
  readonly file: string
  readonly decision?: string
  /** As a fraction; default 0.95. */
  readonly confidence: number
  readonly seed: number
  /** In file order. */
  readonly datasets: readonly Dataset[]
  readonly candidates: readonly Candidate[]
  readonly costs?: Costs
  /** In file order; stages in file order. */
  readonly claims: readonly StatedClaim[]
  readonly stages: readonly string[]
  readonly waivers: readonly Waiver[]
}

export type Task = 'binary' | 'multiclass' | 'regression' | 'ranking' | 'pairwise' | 'raters' | 'repeats' | 'values'

/** From offset `from` of a text on, until the next run, one character is one column of this line of the file. */
export interface TextRun {
  readonly from: number
  readonly line: number
  readonly column: number
}

/** Where each value stands in the file, by its keys from here: `columns.label`, `segments.0`, `labels.source`. */
export type Places = Readonly<Record<string, Place>>

/** One entry of `data`: named rows and what their columns are. */
export interface Dataset {
  readonly name: string
  /** Path or glob beside the product file, or `clickhouse://connection/table`. */
  readonly source: string
  readonly at: Place
  readonly task?: Task
  /** Column names by role. */
  readonly columns: Columns
  readonly labels?: JoinedLabels
  readonly labelDelayMs?: number
  readonly freshWithinMs?: number
  readonly positive?: string | number | boolean
  readonly threshold?: number
  readonly unanswered?: 'skip' | 'wrong'
  readonly timezone?: string
  /** Values that count as missing, besides the empty cell, instead of the usual words. */
  readonly missingValues?: readonly string[]
  readonly units: Readonly<Record<string, string>>
  readonly segments: readonly Segment[]
  readonly protected: readonly string[]
  readonly judgeLabels?: 'random' | 'chosen'
  /** The everyday words for a row and for a positive one, in the plural: `payments`, `fraud`. */
  readonly words: { readonly rows?: string; readonly positive?: string }
  readonly places?: Places
}

/** Roles that name one column. */
export type Role =
  | 'id'
  | 'time'
  | 'label'
  | 'score'
  | 'prediction'
  | 'weight'
  | 'cluster'
  | 'query'
  | 'rank'
  | 'relevance'
  | 'left'
  | 'right'
  | 'winner'
  | 'swapped'
  | 'case'

/** Which column of a dataset plays which role. */
export interface Columns extends Readonly<Partial<Record<Role, string>>> {
  readonly raters?: readonly string[]
  /** In the order of the file. */
  readonly scores?: readonly ClassScore[]
  readonly interval?: readonly [string, string]
}

/** A class as written, and the column that holds its score. */
export interface ClassScore {
  readonly className: string
  readonly column: string
}

/** Labels that come from another file and are joined on the id. */
export interface JoinedLabels {
  readonly source: string
  readonly key: string
  readonly label: string
  readonly knownAt?: string
  readonly at: Place
}

/** A column offered for slices, or one cut into bands. */
export interface Segment {
  readonly name: string
  readonly column: string
  readonly cuts?: readonly number[]
}

/** One way to do the job, judged on the same rows as the others. */
export interface Candidate {
  readonly name: string
  readonly at: Place
  readonly score?: string
  readonly prediction?: string
  /** One score a class, in the order of the file: the highest is the answer. */
  readonly scores?: readonly ClassScore[]
  /** A rule in the words of a condition: its rows are predicted positive. */
  readonly when?: {
    readonly text: string
    readonly at: Place
    readonly condition?: Condition
    readonly runs?: readonly TextRun[]
  }
  readonly threshold?: number
  readonly costPerCall?: number
  /** The column with what people say of its answers. */
  readonly people?: string
  readonly unanswered?: 'skip' | 'wrong'
  readonly places?: Places
}

export interface Costs {
  readonly currency?: string
  readonly falsePositive: number
  readonly falseNegative: number
  readonly truePositive: number
  readonly trueNegative: number
}

/** A claim as the product file states it, with its place there. */
export interface StatedClaim {
  /** Written, or the claim's words without the number of its bound. */
  readonly id: string
  readonly idIsWritten: boolean
  readonly stage: string
  readonly text: string
  /** Where the text begins in the file. */
  readonly at: Place
  /** Where every character of the text stands in the file; `placeInText` reads it. */
  readonly runs?: readonly TextRun[]
  readonly claim: Claim
  readonly why?: string
}

/** A claim that may fail for a while, who answers for that, and until when. */
export interface Waiver {
  readonly claim: string
  readonly by: string
  /** ISO date, the last day that it covers. */
  readonly until: string
  readonly because: string
  /** The bound that it was given for, as written. */
  readonly for?: string
  /** Slices that it covers: column to value. */
  readonly where?: Readonly<Record<string, string | number | boolean | null>>
  readonly at: Place
}
