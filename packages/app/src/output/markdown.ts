import { estimateText, formatCount, formatRows, verdictWord, whereText } from '@plumb/claims'
import type { Check, ClaimResult, DataResult, SliceResult, Verdict } from '@plumb/claims'
import { countedText, ended, periodText, placeText, rangeName, sliceRemark } from './claim-words.ts'
import { timeText } from './dates.ts'
import { headline } from './headline.ts'
import { inertMarkdown, inertMarkdownCode } from './inert.ts'
import { byConcern, stages, type Stage } from './stages.ts'

export interface MarkdownOptions {
  /** Markdown that stands beneath the verdict: what differs from a baseline. */
  readonly beneath?: string
}

/** A comment for a pull request: the verdict, a table by stage, and for each promise that is not kept what to do. */
export function renderMarkdown(check: Check, { beneath }: MarkdownOptions = {}): string {
  const open = check.claims.filter(({ verdict }) => verdict !== 'holds')
  const parts = [
    `## ${inertMarkdown(check.product)}: ${headline(check)}`,
    ...(beneath === undefined ? [] : [beneath]),
    ...stages(check.claims).map((stage) => stageTable(stage, rangeName(check.claims))),
    ...open.map(claimPart),
    foot(check),
  ]
  return `${parts.join('\n\n')}\n`
}

const glyphs: Readonly<Record<Verdict, string>> = {
  holds: '✅',
  fails: '❌',
  undecided: '◐',
  waived: '⏸',
  'no-evidence': '◌',
}

const mostSlices = 5

function stageTable({ name, gate, claims }: Stage, range: string): string {
  const rows = claims.map((claim) => {
    const place = placeText(claim)
    const n = inertMarkdown(`${countedText(claim)}${place === null ? '' : `, ${place}`}`)
    return `| ${verdictText(claim)} | ${inertMarkdownCode(claim.claim)} | ${inertMarkdown(estimateText(claim))} | ${n} |`
  })
  return [
    `**${inertMarkdown(name)}**: gate ${gate}`,
    '',
    `| | Promise | Estimate (${range}) | Counted |`,
    '|---|---|---|---|',
    ...rows,
  ].join('\n')
}

function verdictText({ verdict, beneath }: ClaimResult): string {
  const under = verdict === 'waived' && beneath !== null ? `, beneath: ${verdictWord(beneath)}` : ''
  return `${glyphs[verdict]} ${verdictWord(verdict)}${under}`
}

function claimPart(claim: ClaimResult): string {
  const lines = [
    `${glyphs[claim.verdict]} ${inertMarkdownCode(claim.claim)}`,
    inertMarkdown(ended(claim.sentence)),
    claim.next === '' ? '' : `**What to do:** ${inertMarkdown(ended(claim.next))}`,
    ...claim.notes.map((note) => `Note: ${inertMarkdown(ended(note.text))}`),
    slicesPart(claim),
  ]
  return lines.filter((line) => line !== '').join('\n\n')
}

function slicesPart(claim: ClaimResult): string {
  const slices = byConcern(claim.slices)
  const shown = slices.slice(0, mostSlices).map((slice) => `- ${inertMarkdown(sliceText(claim, slice))}`)
  const more = slices.length - shown.length
  return [...shown, ...(more > 0 ? [`- and ${formatCount(more)} more`] : [])].join('\n')
}

function sliceText(claim: ClaimResult, slice: SliceResult): string {
  const remark = sliceRemark(slice)
  const text = `${whereText(slice.where)}: ${verdictWord(slice.verdict)}, ${estimateText({ ...claim, ...slice })}, n ${formatCount(slice.n)}`
  return remark === '' ? text : `${text}; ${remark}`
}

function foot(check: Check): string {
  const data = check.data.map(dataText).join('; ')
  return `<sub>${[data, `checked ${timeText(check.checkedAt)}`, `Plumb ${inertMarkdown(check.plumb)}`].filter((part) => part !== '').join(' · ')}</sub>`
}

function dataText(data: DataResult): string {
  const period = periodText(data)
  return inertMarkdown(`${data.name}: ${formatRows(data.rows)}${period === null ? '' : `, ${period}`}`)
}
