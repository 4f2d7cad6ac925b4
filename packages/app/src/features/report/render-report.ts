import { createHash } from 'node:crypto'
import { formatCount, formatRows, verdictGlyph, verdictWord } from '@plumb/claims'
import type { Check, ClaimResult, Verdict } from '@plumb/claims'
import { ended, periodText } from '../../output/claim-words.ts'
import { timeText } from '../../output/dates.ts'
import { headline, shortHeadline } from '../../output/headline.ts'
import { inertHtml, inertJson } from '../../output/inert.ts'
import { board } from './board.ts'
import { dataSection, footer, limitationsSection, methodsSection } from './closing-sections.ts'
import { say } from './html.ts'
import { reportStyle } from './report-style.ts'
import { slicePanels } from './slice-panels.ts'

/**
 * A check as one HTML file for people who were not there: the verdict in the title and in one sentence, every promise with its
 * picture, slices by concern, what the report cannot tell, the data, the methods. It makes no request and runs no script;
 * all text from data is inert; the evidence stands in it as JSON.
 */
export function renderReport(check: Check): string {
  const sections = [
    head(check),
    chips(check),
    board(check.claims),
    slicePanels(check.claims),
    limitationsSection(check),
    methodsSection(check),
    dataSection(check),
  ]
  const evidence = `<script type="application/json" id="evidence">${inertJson(check)}</script>`
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<link rel="icon" href="data:,">
<title>${inertHtml(`${shortHeadline(check)} – ${check.product}`)}</title>
<style>${reportStyle}</style>
</head>
<body>
${brand(check)}
<main>
${sections.filter((section) => section !== '').join('\n')}
</main>
${footer(check)}
${evidence}
</body>
</html>
`
}

/** Nothing may be fetched, sent, framed or run; the one style sheet is known by its hash. */
const policy = `default-src 'none'; style-src 'sha256-${createHash('sha256').update(reportStyle).digest('base64')}'; img-src data:; base-uri 'none'; form-action 'none'`

function brand(check: Check): string {
  const mark =
    '<svg width="16" height="18" viewBox="0 0 16 18" aria-hidden="true"><path d="M8 0V8" stroke="var(--ink)" stroke-width="1.5"/><path d="M8 18 3.4 10.4C4.5 8 6.2 7 8 7s3.5 1 4.6 3.4Z" fill="var(--accent)"/></svg>'
  return `<header class="top"><span class="brand">${mark}Plumb</span>${say('span', 'product', check.product)}${say('span', 'when', timeText(check.checkedAt))}</header>`
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
