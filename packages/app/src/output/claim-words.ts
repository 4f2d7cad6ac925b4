import {
  aboutRows,
  capitalized,
  excludedWords,
  formatCount,
  formatLevel,
  formatRows,
  reasonWords,
  whereText,
} from '@plumb/claims'
import type { ClaimResult, DataResult, SliceResult } from '@plumb/claims'
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
  if (reason !== null) return reasonWords(reason)
  return verdict === 'undecided' && needed !== null ? `${aboutRows(needed)} more would settle it` : ''
}

/** `Set aside: 12 rows without a prediction`. */
export function excludedText({ excluded }: Pick<ClaimResult, 'excluded'>): string | null {
  const parts = excluded
    .filter(({ rows }) => rows > 0)
    .map(({ rows, reason }) => `${formatRows(rows)} ${excludedWords(reason)}`)
  return parts.length === 0 ? null : `Set aside: ${parts.join('; ')}`
}

/** `1 Jun 2021 to 9 May 2022`; null for data without a time. */
export function periodText({ from, to }: Pick<DataResult, 'from' | 'to'>): string | null {
  return from === null || to === null ? null : `${dateText(from)} to ${dateText(to)}`
}

/** The confidence of the ranges in words: `95% range`, or `range` where claims differ. */
export function rangeName(claims: readonly Pick<ClaimResult, 'confidence'>[]): string {
  const levels = new Set(claims.map(({ confidence }) => confidence))
  const [level] = levels
  return levels.size === 1 && level !== undefined ? `${formatLevel(level)} range` : 'range'
}

/** A sentence that ends, whether or not it was written with a stop. */
export function ended(sentence: string): string {
  return sentence === '' || /[.!?:]$/.test(sentence) ? capitalized(sentence) : `${capitalized(sentence)}.`
}
