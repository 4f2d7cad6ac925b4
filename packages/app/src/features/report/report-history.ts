import type { Verdict } from '@plumb/claims'

/** A check of the record as a report tells it. */
export interface PastCheck {
  /** Its number in the record; null where it is not kept. */
  readonly id: number | null
  /** ISO times; `asOf` is null where the check was as of when it was made. */
  readonly checkedAt: string
  readonly asOf: string | null
  readonly stage: string | null
  readonly verdict: 'holds' | 'fails' | 'undecided'
  readonly headline: string
  /** The number of the check that it is compared with; null for the first of its kind. */
  readonly since: number | null
  /** What changed since and why, a sentence each; long lists are cut. */
  readonly changes: readonly string[]
  /** How many more changes there were. */
  readonly more: number
  /** By the id of the claim. */
  readonly verdicts: Readonly<Record<string, Verdict>>
}

/** What the record says, newest check first: this check, then those before it. */
export interface ReportHistory {
  /** How many checks are stored. */
  readonly total: number
  readonly checks: readonly PastCheck[]
  /** How often the same rows were looked at, and bounds that were moved on them: a sentence each. */
  readonly looks: readonly string[]
}

/** What stands in a report, which anybody may have edited; null where it is no history. */
export function readReportHistory(text: string): ReportHistory | null {
  try {
    const value: unknown = JSON.parse(text)
    return isHistory(value) ? value : null
  } catch {
    return null
  }
}

type Unknown<Of> = { readonly [Key in keyof Of]?: unknown }

function isHistory(value: unknown): value is ReportHistory {
  if (!isObject(value)) return false
  const { total, checks, looks } = value as Unknown<ReportHistory>
  return typeof total === 'number' && isTexts(looks) && Array.isArray(checks) && checks.every(isPast)
}

function isPast(value: unknown): value is PastCheck {
  if (!isObject(value)) return false
  const { id, checkedAt, asOf, stage, verdict, headline, since, changes, more, verdicts } = value as Unknown<PastCheck>
  const texts = [checkedAt, headline, asOf ?? '', stage ?? '']
  const numbers = [id ?? 0, since ?? 0, more]
  return (
    texts.every((text) => typeof text === 'string') &&
    numbers.every((number) => typeof number === 'number') &&
    isVerdict(verdict) &&
    isTexts(changes) &&
    isObject(verdicts) &&
    Object.values(verdicts).every(isVerdict)
  )
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((text) => typeof text === 'string')
}

const known: readonly unknown[] = ['holds', 'fails', 'undecided', 'no-evidence', 'waived'] satisfies readonly Verdict[]

function isVerdict(value: unknown): value is Verdict {
  return known.includes(value)
}
