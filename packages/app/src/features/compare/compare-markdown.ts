import { capitalized, formatCount, visibleText, type Comparison } from '@plumb/claims'
import { timeText } from '../../output/dates.ts'
import { inertMarkdown } from '../../output/inert.ts'
import {
  aheadText,
  costText,
  differenceText,
  levelText,
  pairsTitle,
  pairText,
  populationText,
  rangedText,
  setAsideText,
  showsCosts,
  shownPairs,
} from './compare-words.ts'

/** A comment for a pull request: the sentence, the candidates by tier, the differences, what to do. */
export function compareMarkdown(comparison: Comparison): string {
  const aside = setAsideText(comparison)
  const parts = [
    `## ${inertMarkdown(`${comparison.product}: ${comparison.measure} on ${populationText(comparison)}`)}`,
    inertMarkdown(comparison.sentence),
    candidateTable(comparison),
    ...(shownPairs(comparison).length === 0 ? [] : [pairTable(comparison)]),
    `**What to do:** ${inertMarkdown(comparison.next)}`,
    ...(aside === null ? [] : [inertMarkdown(aside)]),
    ...comparison.notes.map((note) => `Note: ${inertMarkdown(note.text)}`),
    `<sub>${inertMarkdown(`compared ${timeText(comparison.checkedAt)} · Plumb ${comparison.plumb}`)}</sub>`,
  ]
  return `${parts.join('\n\n')}\n`
}

function candidateTable(comparison: Comparison): string {
  const costs = showsCosts(comparison)
  const title = `${capitalized(comparison.title)} (${levelText(comparison.confidence)} range)`
  const rows = comparison.candidates.map((one) => [
    one.tier === null ? '–' : formatCount(one.tier),
    visibleText(one.name),
    rangedText(one, comparison.unit),
    formatCount(one.n),
    ...(costs ? [costText(one, comparison)] : []),
  ])
  return table([['Tier', 'Candidate', title, 'n', ...(costs ? ['Cost per 1,000'] : [])], ...rows])
}

function pairTable(comparison: Comparison): string {
  const rows = shownPairs(comparison).map((pair) => [
    pairText(pair),
    differenceText(pair, comparison),
    aheadText(pair, comparison),
  ])
  return `${inertMarkdown(pairsTitle(comparison))}:\n\n${table([['Pair', 'Difference', 'Shown'], ...rows])}`
}

function table([head = [], ...rows]: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.map(inertMarkdown).join(' | ')} |`
  return [line(head), `|${head.map(() => '---').join('|')}|`, ...rows.map(line)].join('\n')
}
