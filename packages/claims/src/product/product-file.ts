/** What a product file holds, as written: the keys of the format, before names, durations and claims are read. */
export interface ProductFile {
  readonly product: string
  readonly decision?: string
  readonly confidence?: number | string
  readonly seed?: number
  readonly data: Readonly<Record<string, DatasetEntry>>
  readonly candidates?: Readonly<Record<string, CandidateEntry>> | null
  readonly costs?: CostsEntry
  readonly claims?: Readonly<Record<string, readonly ClaimEntry[] | null>> | null
  readonly waivers?: readonly WaiverEntry[] | null
}

export interface DatasetEntry {
  readonly source: string
  readonly task?: 'binary' | 'multiclass' | 'regression' | 'ranking' | 'pairwise' | 'raters' | 'repeats' | 'values'
  readonly columns?: ColumnsEntry
  readonly labels?: {
    readonly source: string
    readonly key: string
    readonly label: string
    readonly known_at?: string
  }
  readonly label_delay?: string
  readonly fresh_within?: string
  readonly positive?: string | number | boolean
  readonly threshold?: number
  readonly unanswered?: 'skip' | 'wrong'
  readonly timezone?: string
  readonly missing_values?: readonly (string | number)[]
  readonly units?: Readonly<Record<string, string>>
  readonly segments?: readonly SegmentEntry[]
  readonly protected?: readonly string[]
  readonly judge_labels?: 'random' | 'chosen'
  readonly words?: { readonly rows?: string; readonly positive?: string }
}

export interface ColumnsEntry {
  readonly id?: string
  readonly time?: string
  readonly label?: string
  readonly score?: string
  readonly prediction?: string
  readonly weight?: string
  readonly cluster?: string
  readonly query?: string
  readonly rank?: string
  readonly relevance?: string
  readonly left?: string
  readonly right?: string
  readonly winner?: string
  readonly swapped?: string
  readonly case?: string
  readonly raters?: readonly string[]
  readonly scores?: Readonly<Record<string, string>>
  readonly interval?: readonly [string, string]
}

export type SegmentEntry =
  | string
  | Readonly<Record<string, { readonly column: string; readonly cuts?: readonly number[] }>>

export interface CandidateEntry {
  readonly score?: string
  readonly prediction?: string
  readonly scores?: Readonly<Record<string, string>>
  readonly when?: string
  readonly threshold?: number
  readonly cost_per_call?: number
  readonly people?: string
  readonly unanswered?: 'skip' | 'wrong'
}

export interface CostsEntry {
  readonly currency?: string
  readonly false_positive: number
  readonly false_negative: number
  readonly true_positive?: number
  readonly true_negative?: number
}

export type ClaimEntry = string | { readonly claim: string; readonly id?: string; readonly why?: string }

export interface WaiverEntry {
  readonly claim: string
  readonly by: string
  readonly until: string
  readonly because: string
  readonly for?: string | number
  readonly where?: Readonly<Record<string, string | number | boolean | null>>
}
