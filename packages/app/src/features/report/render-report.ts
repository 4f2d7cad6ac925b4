import { formatCount, formatRows, verdictGlyph, verdictWord } from '@plumb/claims'
import type { Check, ClaimResult, Verdict } from '@plumb/claims'
import { ended, periodText } from '../../output/claim-words.ts'
import { timeText } from '../../output/dates.ts'
import { headline, shortHeadline } from '../../output/headline.ts'
import { inertHtml } from '../../output/inert.ts'
import { board } from './board.ts'
import { brand } from './brand.ts'
import { dataSection, footer, limitationsSection, methodsSection } from './closing-sections.ts'
import { definitionsSection } from './definitions-section.ts'
import { historySection } from './history-section.ts'
import { say } from './html.ts'
import { page } from './page.ts'
import type { ReportHistory } from './report-history.ts'
import { reportStyle } from './report-style.ts'
import { slicePanels } from './slice-panels.ts'

/**
 * A check as one HTML file for people who were not there: the verdict in the title and in one sentence, every promise with its
 * picture, slices by concern, what changed since the checks before, what the report cannot tell, what the measures mean,
 * the methods, the data. It makes no request and runs no script; all text from data is inert; the evidence stands in it as
 * JSON.
 *
 * @param history what the record says of the checks before; null leaves it out
 */
export function renderReport(check: Check, history: ReportHistory | null = null): string {
  const sections = [
    head(check),
    chips(check),
    board(check.claims),
    slicePanels(check.claims),
    historySection(check, history),
    limitationsSection(check),
    definitionsSection(check.claims),
    methodsSection(check),
    dataSection(check),
  ]
  const body = [
    top(check),
    `<main>\n${sections.filter((section) => section !== '').join('\n')}\n</main>`,
    footer(check),
  ].join('\n')
  const title = `${shortHeadline(check)} – ${check.product}`
  return page({ check, history, title, style: reportStyle, body, kind: 'report' })
}

function top(check: Check): string {
  return `<header class="top">${brand}${say('span', 'product', check.product)}${say('span', 'when', timeText(check.checkedAt))}</header>`
}

function head(check: Check): string {
  const lead = leadClaims(check.claims).map((claim) => ended(claim.sentence))
  const sources = check.data.map((data) => {
    const period = periodText(data)
    return say('span', '', `${data.name}: ${formatRows(data.rows)}${period === null ? '' : `, ${period}`}`)
  })
  return `<div class="head"><h1>${inertHtml(`${headline(check)}.`)}</h1>${lead.map((text) => say('p', 'lead', text)).join('')}<p class="prov">${sources.join(' ')}</p></div>`
}

/**
 * The first that fails and the first that is not known; where all hold, the last promise of the last stage. What speaks of
 * the product leads, before facts about a file.
 */
function leadClaims(claims: readonly ClaimResult[]): readonly ClaimResult[] {
  const inferred = claims.filter(({ method }) => method !== 'count')
  const first = (...verdicts: readonly Verdict[]): ClaimResult | undefined =>
    [...inferred, ...claims].find(({ verdict }) => verdicts.includes(verdict))
  const concern = [first('fails'), first('undecided', 'no-evidence')].filter((claim) => claim !== undefined)
  return concern.length > 0 ? concern : claims.slice(-1)
}

function chips({ summary }: Check): string {
  const counts: readonly (readonly [Verdict, number])[] = [
    ['fails', summary.fails],
    ['undecided', summary.undecided],
    ['no-evidence', summary.noEvidence],
    ['waived', summary.waived],
    ['holds', summary.holds],
  ]
  return `<ul class="chips">${counts
    .filter(([, count]) => count > 0)
    .map(chip)
    .join('')}</ul>`
}

function chip([verdict, count]: readonly [Verdict, number]): string {
  return `<li class="chip"><span class="v v-${verdict}">${verdictGlyph(verdict)}</span><b>${formatCount(count)}</b> ${verdictWord(verdict)}</li>`
}
