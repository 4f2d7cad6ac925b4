/** Where words stand in a claim's text: offsets of the first character and the one after the last. */
export interface Span {
  readonly start: number
  readonly end: number
}

/** A name as written: a column, measure, dataset or candidate. Measure names have their words joined by `_`. */
export interface Name {
  readonly text: string
  readonly at: Span
}

export type WindowUnit = 'hour' | 'day' | 'week' | 'month'

/** A claim as parsed: what was said, nothing yet about the data. */
export interface Claim {
  readonly statement: Bound | Comparison
  readonly clauses: Clauses
}

/** `quantity >= amount`, or `quantity between amount and amount`. */
export type Bound =
  | { readonly kind: 'bound'; readonly quantity: Quantity; readonly relation: Relation; readonly amount: Amount }
  | { readonly kind: 'between'; readonly quantity: Quantity; readonly low: Amount; readonly high: Amount }

/** `first beats second on quantity by amount`, or `first is not worse than second on quantity by more than amount`. */
export interface Comparison {
  readonly kind: 'comparison'
  readonly how: 'beats' | 'is-not-worse-than'
  readonly first: Name
  /** `others` means every other candidate, unless one is called so. */
  readonly second: Name
  readonly quantity: Quantity
  /** Absent in a `beats` without `by`: by more than nothing. */
  readonly by?: Amount
}

export type Relation = '>=' | '<=' | '>' | '<'

export interface Quantity {
  readonly measure: Name
  readonly args: readonly Argument[]
  readonly of?: Name
  readonly threshold?: number
  readonly at: Span
}

/** A bare name can be a column or a measure without arguments: the measure that takes it decides. */
export type Argument =
  | { readonly kind: 'name'; readonly name: Name }
  | { readonly kind: 'quantity'; readonly quantity: Quantity }
  | { readonly kind: 'number'; readonly value: number; readonly at: Span }
  | { readonly kind: 'percent'; readonly value: number; readonly at: Span }
  | { readonly kind: 'text'; readonly value: string; readonly at: Span }
  | { readonly kind: 'condition'; readonly condition: Condition; readonly at: Span }

/** A number with what was written after it: `90%` is { value: 90, unit: '%' }. */
export interface Amount {
  readonly value: number
  /** `%`, `points`, or a unit such as `ms` or `EUR`; absent when nothing was written. */
  readonly unit?: string
  readonly at: Span
}

export interface Clauses {
  readonly where?: Condition
  readonly each?: readonly Name[]
  readonly window?: { readonly unit: WindowUnit; readonly last?: number }
  readonly minimum?: { readonly count: number; readonly of: 'rows' | 'counted' }
  readonly on?: Name
  readonly versus?:
    | { readonly kind: 'dataset'; readonly name: Name }
    | { readonly kind: 'previous'; readonly unit: WindowUnit }
  readonly correctedBy?: Name
  /** As a fraction: 0.95. */
  readonly confidence?: number
}

export type Operand =
  | { readonly kind: 'name'; readonly name: Name }
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'text'; readonly value: string }

export type Comparator = '=' | '!=' | '<' | '<=' | '>' | '>='

export type Condition =
  | { readonly kind: 'compare'; readonly left: Name; readonly how: Comparator; readonly right: Operand }
  | { readonly kind: 'in'; readonly left: Name; readonly values: readonly Operand[] }
  | { readonly kind: 'contains'; readonly left: Name; readonly text: string }
  | { readonly kind: 'matches'; readonly left: Name; readonly pattern: string; readonly at: Span }
  | { readonly kind: 'missing'; readonly left: Name; readonly is: boolean }
  | { readonly kind: 'and' | 'or'; readonly parts: readonly Condition[] }
  | { readonly kind: 'not'; readonly part: Condition }
