import { changeBetween } from '../combinators/change.ts'
import { isSampled } from '../forms/measured.ts'
import type { DatasetFacts } from '../plan/scan.ts'
import type { ResolvedClaim, SliceKey } from '../resolve/resolved.ts'
import { formatValue } from '../sentences/format-value.ts'
import { valueText } from '../sentences/where-text.ts'
import { visibleText } from '../sentences/visible-text.ts'
import type { Note } from './check.ts'
import type { Outcome } from './outcome.ts'
import { asked, type Asked } from './requests.ts'

/** A part of both populations of a change: how the measure changed in it, and how its weight did. */
interface Part {
  readonly name: string
  readonly change: number
  /** Its share of the rows in use: before, and now. */
  readonly before: number
  readonly now: number
}

const mostParts = 4

/** What is asked beside a change: the whole, and its parts by each slice or segment that both populations have. */
export interface MixAsked {
  readonly total: readonly [Asked, Asked]
  readonly parts: readonly { readonly key: SliceKey; readonly asked: readonly [Asked, Asked] }[]
}

/** What a change asks for beside itself; undefined where there are no parts to look at. */
export function mixAsked(
  { subject, slices, window }: ResolvedClaim,
  facts: readonly DatasetFacts[],
): MixAsked | undefined {
  if (subject.kind !== 'change' || window !== undefined || slices.length > 1) return undefined
  const keys = slices.length === 1 ? slices : subject.segments
  if (keys.length === 0) return undefined
  const both = (own: readonly SliceKey[]): readonly [Asked, Asked] => [
    asked(subject.self, own, facts),
    asked(subject.versus, own, facts),
  ]
  return { total: both([]), parts: keys.map((key) => ({ key, asked: both([key]) })) }
}

/** Says so when every part moved one way and the whole the other: the mix of rows changed, not the parts. */
export function mixNote(
  claim: ResolvedClaim,
  key: SliceKey,
  self: readonly Outcome[],
  versus: readonly Outcome[],
  total: number,
): Note | undefined {
  const parts = partsOf(key, self, versus)
  if (parts === undefined || parts.length < 2 || total === 0) return undefined
  const opposite = parts.every(({ change }) => Math.sign(change) === -Math.sign(total))
  return opposite ? { code: 'mix', text: told(claim, key, parts, total) } : undefined
}

function partsOf(key: SliceKey, self: readonly Outcome[], versus: readonly Outcome[]): readonly Part[] | undefined {
  const [all, allBefore] = [usedRows(self), usedRows(versus)]
  const before = new Map(versus.map((outcome) => [JSON.stringify(outcome.key), outcome]))
  const parts = self.map((outcome): Part | undefined => {
    const other = before.get(JSON.stringify(outcome.key))
    const changed = changeBetween(outcome.measured, other?.measured)
    if (other === undefined || !isSampled(changed)) return undefined
    const name = valueText(key.show(outcome.key.at(-1) ?? null))
    return { name, change: changed.estimate, before: other.used / allBefore, now: outcome.used / all }
  })
  return parts.every((part) => part !== undefined) ? parts : undefined
}

function usedRows(outcomes: readonly Outcome[]): number {
  return outcomes.reduce((sum, { used }) => sum + used, 0)
}

function told({ unit }: ResolvedClaim, { name }: SliceKey, parts: readonly Part[], total: number): string {
  const shown = unit === 'score' ? 'number' : unit
  const value = (change: number): string =>
    formatValue(change, shown, shown === 'points' ? 0.001 : Math.abs(change) / 100, { signed: true })
  const listed = parts
    .toSorted((a, b) => b.now - a.now)
    .slice(0, mostParts)
    .map(
      (part) => `${part.name} ${value(part.change)} (${share(part.before)} of the rows before, ${share(part.now)} now)`,
    )
  const more = parts.length > mostParts ? ` and ${parts.length - mostParts} more` : ''
  const way = total > 0 ? 'falls' : 'rises'
  return `By ${visibleText(name)} it ${way} in every part, while the whole moves by ${value(total)}: the mix of rows changed. ${listed.join('; ')}${more}.`
}

function share(part: number): string {
  return `${Math.round(part * 100)}%`
}
