import { aboutRows, capitalized } from '../sentences/format-rows.ts'
import { visibleText } from '../sentences/visible-text.ts'
import { mostRowsToName } from '../sentences/next-step.ts'
import type { ComparedPair } from './comparison.ts'
import type { Told } from './comparison-sentence.ts'

/** What would tell the best apart; what to do where somebody is not placed. */
export function comparisonNext(told: Told): string {
  const { tiers, candidates } = told
  const [top = []] = tiers
  if (candidates.some(({ reason }) => reason === 'unpaired-rows')) {
    return 'Say what an unanswered row means (unanswered: wrong or skip), or answer the rows that are missing.'
  }
  if (top.length > 1) return toTell(top, told)
  if (tiers.length === 0) return 'Look at the condition and the data: nothing could be compared.'
  if (candidates.some(({ tier }) => tier === null)) return 'Fill in what is missing, and compare again.'
  return 'Nothing to do; compare again when the data or a candidate changes.'
}

/** Rows that would tell the first from the second, as they stand today. */
function toTell([first = '', second = '', ...others]: readonly string[], { pairs, counted }: Told): string {
  const pair = pairs.find((one) => [one.first, one.second].every((name) => name === first || name === second))
  const both = others.length === 0 ? 'them' : `${visibleText(first)} and ${visibleText(second)}`
  if (pair?.reason === 'on-the-bound') return `Today there is nothing between ${both}; no number of rows to name.`
  return rowsToTell(pair, both, counted)
}

function rowsToTell(pair: ComparedPair | undefined, both: string, counted: string): string {
  const { needed = null, neededFor80 = null } = pair ?? {}
  if (needed === null) return `It cannot be said how many rows would tell ${both} apart.`
  if (needed > mostRowsToName) return `It would take more than a million further rows to tell ${both} apart.`
  const safer = neededFor80 === null ? '' : ` (${aboutRows(neededFor80)} for four chances in five)`
  return `${capitalized(aboutRows(needed))} more ${counted} would tell ${both} apart if today's difference is real${safer}.`
}
