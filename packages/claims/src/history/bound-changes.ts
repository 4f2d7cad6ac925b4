import type { ClaimResult } from '../check/check.ts'
import { boundText } from '../sentences/bound-text.ts'
import { formatLevel } from '../sentences/format-level.ts'
import { changeOf, type Change } from './change.ts'
import { statementOf } from './statement-of.ts'

/** A claim in two checks. */
export interface ClaimPair {
  readonly before: ClaimResult
  readonly after: ClaimResult
  /** Its rows are the same in both. */
  readonly sameRows: boolean
}

/** What was rewritten in a claim: its bound, its confidence, or its other words. */
export function textChanges(pair: ClaimPair): readonly Change[] {
  const { before, after } = pair
  const about = { claim: after.id, dataset: after.dataset }
  if (statementOf(before.claim) !== statementOf(after.claim)) {
    const text = `“${before.claim}” was rewritten: “${after.claim}”.`
    return [changeOf('claim', text, { ...about, from: before.claim, to: after.claim })]
  }
  return [...boundChange(pair), ...confidenceChange(pair)]
}

/** Only the number of the bound differs. */
function isBoundMoved({ before, after }: Pick<ClaimPair, 'before' | 'after'>): boolean {
  return JSON.stringify(before.bound) !== JSON.stringify(after.bound)
}

function boundChange(pair: ClaimPair): readonly Change[] {
  if (!isBoundMoved(pair)) return []
  const { before, after, sameRows } = pair
  const [from, to] = [boundText(before), boundText(after)]
  const easier = isEasier(before, after) ? ', which is easier to keep' : ''
  const seen = sameRows ? ', after its result was seen on these rows' : ''
  const text = `The bound of “${after.claim}” was moved from ${from} to ${to}${easier}${seen}.`
  return [changeOf('bound', text, { claim: after.id, dataset: after.dataset, from, to })]
}

function confidenceChange({ before, after }: ClaimPair): readonly Change[] {
  if (before.confidence === after.confidence) return []
  const [from, to] = [formatLevel(before.confidence), formatLevel(after.confidence)]
  const text = `The confidence of “${after.claim}” went from ${from} to ${to}.`
  return [changeOf('confidence', text, { claim: after.id, dataset: after.dataset, from, to })]
}

/** The new bound lets pass all that the old one did, and more. */
function isEasier(before: ClaimResult, after: ClaimResult): boolean {
  const [then, now] = [allowed(before), allowed(after)]
  return now[0] <= then[0] && now[1] >= then[1]
}

function allowed({ bound, direction, better }: ClaimResult): readonly [number, number] {
  if (typeof bound !== 'number') return bound
  const atMost = direction === 'at-most' || (direction === 'compare' && better === 'lower')
  return atMost ? [-Infinity, bound] : [bound, Infinity]
}
