import { formatCount } from '../sentences/format-rows.ts'
import { reasonWords } from '../sentences/reason-words.ts'
import { visibleText } from '../sentences/visible-text.ts'
import type { Reason } from '../check/check.ts'
import type { ComparedCandidate, Comparison } from './comparison.ts'

/** What the words of a comparison are made from. */
export interface Told extends Pick<Comparison, 'title' | 'tiers' | 'candidates' | 'pairs' | 'counted' | 'rowsUsed'> {
  /** What a row is called, in the plural. */
  readonly rows: string
}

/**
 * Who beats whom, tier by tier: `By accuracy, model and vendor cannot be told apart on these 2,000 rows; both beat rules.`
 */
export function comparisonSentence(told: Told): string {
  const { title, tiers, candidates } = told
  const left = candidates.filter(({ tier }) => tier === null).map(unplaced)
  if (tiers.length === 0) return `By ${title}, nothing can be compared: ${noneWords(candidates)}.`
  const [first = '', ...more] = tiers.flatMap((tier, at) => tierClauses(tier, tiers.slice(at + 1).flat(), told))
  const rows = `${formatCount(told.rowsUsed)} ${visibleText(told.rows)}`
  return `By ${title}, ${[`${first} on these ${rows}`, ...more, ...left].join('; ')}.`
}

/** That a tier cannot be told apart, and whom below it who beats. */
function tierClauses(tier: readonly string[], below: readonly string[], { pairs }: Told): readonly string[] {
  const same = tier.length > 1 ? [`${listed(tier)} cannot be told apart`] : []
  if (below.length === 0) return same
  const beaten = tier.map((name) => below.filter((other) => isAhead(name, other, pairs)))
  if (beaten.every((all) => all.length === below.length)) return [...same, `${together(tier)} ${listed(below)}`]
  return [...same, ...tier.flatMap((name, i) => mixed(name, beaten[i]!, below))]
}

/** One that beats only some of those below it. */
function mixed(name: string, beaten: readonly string[], below: readonly string[]): readonly string[] {
  const open = below.filter((other) => !beaten.includes(other))
  const apart = open.length === 0 ? [] : [`is not told apart from ${listed(open, 'or')}`]
  const beats = beaten.length === 0 ? [] : [`beats ${listed(beaten)}`]
  return [`${visibleText(name)} ${[...beats, ...apart].join(' and ')}`]
}

function together(tier: readonly string[]): string {
  if (tier.length === 1) return `${visibleText(tier[0]!)} beats`
  return tier.length === 2 ? 'both beat' : 'all of them beat'
}

function isAhead(name: string, other: string, pairs: Told['pairs']): boolean {
  return pairs.some(({ first, second, ahead }) => ahead === name && (first === other || second === other))
}

/** Why nobody is placed, once where it is the same for all. */
function noneWords(candidates: Told['candidates']): string {
  const [reason, ...others] = new Set(candidates.map((one) => one.reason ?? 'no-rows'))
  return others.length === 0 && reason !== undefined ? whyWords(reason) : candidates.map(unplaced).join('; ')
}

function whyWords(reason: Reason): string {
  return reason === 'unpaired-rows'
    ? 'more than 1% of the rows were left unanswered, and nothing says what that means'
    : reasonWords(reason)
}

/** Why a candidate stands in no tier. */
function unplaced({ name, reason }: ComparedCandidate): string {
  const why =
    reason === 'unpaired-rows'
      ? 'it left more than 1% of the rows unanswered, and nothing says what that means'
      : reasonWords(reason ?? 'no-rows')
  return `${visibleText(name)} is not placed, since ${why}`
}

/** `a`, `a and b`, `a, b and c`. */
function listed(names: readonly string[], word = 'and'): string {
  const shown = names.map(visibleText)
  return shown.length < 2 ? shown.join('') : `${shown.slice(0, -1).join(', ')} ${word} ${shown.at(-1)}`
}
