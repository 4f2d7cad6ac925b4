import type { Comparison } from '@plumb/claims'
import { timeText } from '../../output/dates.ts'
import { inertMarkdown } from '../../output/inert.ts'
import { candidateCells, pairCells, pairsTitle, populationText, setAsideText, shownPairs } from './compare-words.ts'

/** A comment for a pull request: the sentence, the candidates by tier, the differences, what to do. */
export function compareMarkdown(comparison: Comparison): string {
  const aside = setAsideText(comparison)
  const parts = [
    `## ${inertMarkdown(`${comparison.product}: ${comparison.measure} on ${populationText(comparison)}`)}`,
    inertMarkdown(comparison.sentence),
    table(candidateCells(comparison)),
    ...(shownPairs(comparison).length === 0 ? [] : [pairTable(comparison)]),
    `**What to do:** ${inertMarkdown(comparison.next)}`,
    ...(aside === null ? [] : [inertMarkdown(aside)]),
    ...comparison.notes.map((note) => `Note: ${inertMarkdown(note.text)}`),
    `<sub>${inertMarkdown(`compared ${timeText(comparison.checkedAt)} · Plumb ${comparison.plumb}`)}</sub>`,
  ]
  return `${parts.join('\n\n')}\n`
}

function pairTable(comparison: Comparison): string {
  return `${inertMarkdown(pairsTitle(comparison))}:\n\n${table([['Pair', 'Difference', 'Shown'], ...pairCells(comparison)])}`
}

function table([head = [], ...rows]: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.map(inertMarkdown).join(' | ')} |`
  return [line(head), `|${head.map(() => '---').join('|')}|`, ...rows.map(line)].join('\n')
}
