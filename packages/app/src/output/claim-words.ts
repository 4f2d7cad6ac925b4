import { aboutRows, capitalized, formatCount, formatRows, whereText } from '@plumb/claims'
import type { ClaimResult, DataResult, Reason, SliceResult } from '@plumb/claims'
import { dateText } from './dates.ts'

/** `n 60 flagged rows`; for rows, `n 5,832`. */
export function countedText({ n, counted }: Pick<ClaimResult, 'n' | 'counted'>): string {
  return `n ${formatCount(n)} ${n === 1 && counted === 'rows' ? 'row' : counted}`
}

/** The slice that a claim's estimate speaks of, in words; null for the whole. */
export function placeText({ where }: Pick<ClaimResult, 'where'>): string | null {
  return where === null || Object.keys(where).length === 0 ? null : whereText(where)
}

/** What is known about a slice beside its numbers, or what would settle it. */
export function sliceRemark({ verdict, reason, needed }: SliceResult): string {
  if (reason !== null) return reasonText(reason)
  return verdict === 'undecided' && needed !== null ? `${aboutRows(needed)} more would settle it` : ''
}

/** `12 rows set aside: no prediction`. */
export function excludedText({ excluded }: Pick<ClaimResult, 'excluded'>): string | null {
  const parts = excluded.filter(({ rows }) => rows > 0).map(({ rows, reason }) => `${formatRows(rows)}: ${reason}`)
  return parts.length === 0 ? null : `Set aside, ${parts.join('; ')}`
}

/** `1 Jun 2021 to 9 May 2022`; null for data without a time. */
export function periodText({ from, to }: Pick<DataResult, 'from' | 'to'>): string | null {
  return from === null || to === null ? null : `${dateText(from)} to ${dateText(to)}`
}

/** Why there is no verdict, in words. */
export function reasonText(reason: Reason): string {
  return reasons[reason]
}

/** The confidence of the ranges in words: `95% range`, or `range` where claims differ. */
export function rangeName(claims: readonly Pick<ClaimResult, 'confidence'>[]): string {
  const levels = new Set(claims.map(({ confidence }) => confidence))
  const [level] = levels
  return levels.size === 1 && level !== undefined ? `${Number((level * 100).toFixed(3))}% range` : 'range'
}

/** A sentence that ends, whether or not it was written with a stop. */
export function ended(sentence: string): string {
  return sentence === '' || /[.!?:]$/.test(sentence) ? capitalized(sentence) : `${capitalized(sentence)}.`
}

const reasons: Readonly<Record<Reason, string>> = {
  'no-rows': 'no rows',
  'no-claims': 'nothing is promised',
  'no-data-yet': 'no data yet',
  stale: 'the data is too old',
  'all-missing': 'every value is missing',
  'one-class': 'only one kind of outcome in these rows',
  'empty-denominator': 'nothing to divide by in these rows',
  'too-few-rows': 'under the minimum of rows',
  'too-many-slices': 'too many slices to judge each',
  'one-of-many': 'one of many slices looked at; not enough alone',
  'one-cluster': 'all rows belong to one cluster',
  'no-variation': 'every value is the same',
  'score-out-of-range': 'scores lie outside 0 to 1',
  'unpaired-rows': 'too many rows that only one of the two answered',
  'judge-refused': 'the judge cannot correct this rate',
  'on-the-bound': 'on the promise itself; no number of rows to name',
  unreachable: 'no number of rows can show this bound',
}
