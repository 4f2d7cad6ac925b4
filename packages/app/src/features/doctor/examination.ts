import type { Rejected } from '@plumb/claims'
import type { FileFormat } from '../../warehouse/file-format.ts'
import type { FileStudy } from '../study/file-study.ts'
import type { PersonalKind } from './personal-kinds.ts'

/** All that was seen of a file, as plain data: findings are made from it and from nothing else. */
export interface Examination {
  readonly study: FileStudy
  readonly formats: readonly FileFormat[]
  readonly rejected: readonly Rejected[]
  readonly looked: Looked
  readonly now: Date
  readonly repeats: Repeats
  readonly texts: readonly SeenText[]
  readonly numbers: readonly SeenNumber[]
  readonly bad: readonly SeenBad[]
  readonly personal: readonly SeenPersonal[]
  readonly signals: readonly Signal[]
  readonly score: ScoreSignal | undefined
  readonly twins: readonly (readonly string[])[]
  readonly calendar: Calendar | undefined
}

/** How many rows were looked at value by value, and how many there are. */
export interface Looked {
  readonly rows: number
  readonly of: number
}

/** Exact counts over all rows. */
export interface Repeats {
  /** Rows equal to an earlier one in every column. */
  readonly all: number
  /** Those of them that share a value, of a column with very many, with nobody but their copies. */
  readonly sure: number
  /** Rows equal to an earlier one in all but the key, and what was left out. */
  readonly withoutKey?: { readonly rows: number; readonly columns: readonly string[] }
  /** Rows that say the same as another in these columns, but have another label. */
  readonly conflicts?: { readonly rows: number; readonly columns: readonly string[] | 'all others' }
}

export interface ValueRows {
  readonly value: string
  readonly rows: number
}

/** A column of text, among the rows looked at. */
export interface SeenText {
  readonly name: string
  readonly values: number
  /** Average length in characters. */
  readonly length: number
  /** Values that are a number with a point, or with a comma, or both for whole numbers; values that look like a time. */
  readonly points: number
  readonly commas: number
  readonly wholes: number
  /** Numbers with a sign of percent or money, or with separators between thousands. */
  readonly marked: number
  readonly times: number
  readonly formulas: number
  readonly scripts: number
  readonly controls: number
  readonly damaged: number
  /** Words that often stand for a missing value. */
  readonly missingWords: readonly ValueRows[]
  /** Spellings that differ only by case and spaces, most frequent first. */
  readonly spellings: readonly (readonly ValueRows[])[]
}

/** A column of numbers, among the rows looked at: different values with their rows, from both ends inwards. */
export interface SeenNumber {
  readonly name: string
  readonly values: number
  readonly distinct: number
  /** The median of the values above 0. */
  readonly median: number
  readonly lowest: readonly NumberRows[]
  readonly highest: readonly NumberRows[]
}

export interface NumberRows {
  readonly value: number
  readonly rows: number
}

/** Values that are not of their column's type. */
export interface SeenBad {
  readonly name: string
  readonly examples: readonly ValueRows[]
}

export interface SeenPersonal {
  readonly name: string
  readonly kind: PersonalKind
  readonly rows: number
}

/** How well one column by itself tells the label, among the rows looked at that have both. */
export interface Signal {
  readonly name: string
  /** What tells: the value, or whether there is one. */
  readonly by: 'value' | 'presence'
  /** The chance that a positive row ranks above a negative one, at least 0.5. */
  readonly area: number
  /** P-value of no connection at all. */
  readonly pValue: number
  readonly positives: number
  readonly negatives: number
  /** Limits of the area; only where it is high. */
  readonly low?: number
  readonly high?: number
}

/** How the score ranks the label. */
export interface ScoreSignal {
  readonly area: number
  readonly low: number
  readonly high: number
  readonly rows: number
}

/** Rows by hour, day or minute, in order; hours without rows are not there. */
export interface Calendar {
  readonly unit: 'minute' | 'hour' | 'day'
  readonly unitUs: number
  readonly buckets: readonly { readonly startUs: number; readonly rows: number }[]
}
