import {
  capitalized,
  estimateText,
  excludedWords,
  formatCount,
  formatEstimate,
  formatLevel,
  formatPlain,
  formatRows,
  visibleText,
} from '@plumb/claims'
import type { ComparedCandidate, ComparedPair, Comparison, Unit } from '@plumb/claims'

type Ranged = Pick<ComparedCandidate, 'estimate' | 'low' | 'high'>

/** A value with its range; `no estimate` where there is none. */
function rangedText({ estimate, low, high }: Ranged, unit: Unit): string {
  if (estimate === null) return 'no estimate'
  if (low === null && high === null) return `${formatPlain(estimate, unit)} (no range)`
  return formatEstimate({ estimate, low: low ?? -Infinity, high: high ?? Infinity, unit })
}

/** What a candidate costs per 1,000; empty where that is not known. */
function costText({ costPer1000 }: ComparedCandidate, { currency }: Comparison): string {
  return costPer1000 === null || costPer1000.estimate === null ? '' : rangedText(costPer1000, currency ?? 'number')
}

/** Whether costs are shown beside the measure: they are the measure itself, or there are none. */
function showsCosts({ measure, candidates }: Comparison): boolean {
  return measure !== 'cost_per_1000' && candidates.some(({ costPer1000 }) => costPer1000 !== null)
}

/** A difference with the range that holds at once with all others. */
function differenceText(pair: ComparedPair, { differenceUnit }: Comparison): string {
  return estimateText({ ...pair, unit: differenceUnit, bound: 0, direction: 'compare' })
}

/** `model − vendor`. */
function pairText({ first, second }: ComparedPair): string {
  return `${visibleText(first)} − ${visibleText(second)}`
}

/** Who is ahead, and at which range, where the one beside it leaves that open. */
function aheadText(pair: ComparedPair, comparison: Comparison): string {
  const { ahead, low, high, stepLow, stepHigh } = pair
  if (ahead === null) return 'not told apart'
  const clear = (low ?? -Infinity) > 0 || (high ?? Infinity) < 0
  const step = clear
    ? ''
    : ` (at its Holm step ${differenceText({ ...pair, low: stepLow, high: stepHigh }, comparison)})`
  return `${visibleText(ahead)} is better${step}`
}

/** `Set aside: 10 rows unanswered by vendor`; null where all rows are used. */
export function setAsideText({ excluded }: Comparison): string | null {
  const parts = excluded.map(({ rows, reason }) => `${formatRows(rows)} ${reasonWords(reason)}`)
  return parts.length === 0 ? null : `Set aside: ${parts.join('; ')}.`
}

const words: Readonly<Record<string, string>> = {
  'no-answer': 'that no candidate answered',
  'outside-where': 'that the condition leaves out',
}

function reasonWords(reason: string): string {
  if (reason.startsWith('unanswered by ')) return visibleText(reason)
  return words[reason] ?? excludedWords(reason)
}

/** The pairs of candidates that are placed: only these have a range. */
export function shownPairs({ pairs }: Comparison): readonly ComparedPair[] {
  return pairs.filter(({ low, high }) => low !== null || high !== null)
}

/** `Differences: all 6 ranges hold at once at 95%`. */
export function pairsTitle(comparison: Comparison): string {
  const { confidence } = comparison
  const pairs = shownPairs(comparison)
  const all = pairs.length === 1 ? 'the range holds' : `all ${formatCount(pairs.length)} ranges hold at once`
  return `Differences: ${all} at ${formatLevel(confidence)}`
}

/** The dataset and the condition. */
export function populationText({ dataset, where }: Comparison): string {
  return `${visibleText(dataset)}${where === null ? '' : ` where ${visibleText(where)}`}`
}

/** The candidates by tier, a line each after the head; costs where they are shown. */
export function candidateCells(comparison: Comparison): readonly (readonly string[])[] {
  const costs = showsCosts(comparison)
  const title = `${capitalized(comparison.title)} (${formatLevel(comparison.confidence)} range)`
  const rows = comparison.candidates.map((one) => [
    one.tier === null ? '–' : formatCount(one.tier),
    visibleText(one.name),
    rangedText(one, comparison.unit),
    formatCount(one.n),
    ...(costs ? [costText(one, comparison)] : []),
  ])
  return [['Tier', 'Candidate', title, 'n', ...(costs ? ['Cost per 1,000'] : [])], ...rows]
}

/** The shown pairs, a line each: who, the difference, who is ahead. */
export function pairCells(comparison: Comparison): readonly (readonly string[])[] {
  return shownPairs(comparison).map((pair) => [
    pairText(pair),
    differenceText(pair, comparison),
    aheadText(pair, comparison),
  ])
}
