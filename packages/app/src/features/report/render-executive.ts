import { plumbPlot, verdictGlyph, type Check, type Verdict } from '@plumb/claims'
import { rangeName } from '../../output/claim-words.ts'
import { dateText } from '../../output/dates.ts'
import { headline, shortHeadline } from '../../output/headline.ts'
import { inertHtml } from '../../output/inert.ts'
import { brand } from './brand.ts'
import { blindSpots, judgedOn, nextStep, notShown, sinceBefore, type Aside } from './executive-asides.ts'
import { clipped, executiveCost } from './executive-cost.ts'
import { executiveFigures, inTurns, type ExecutiveFigure } from './executive-figures.ts'
import { executiveStyle } from './executive-style.ts'
import { estimateHtml, say } from './html.ts'
import { page } from './page.ts'
import type { ReportHistory } from './report-history.ts'

/** Under 250 words however they are counted, with some to spare. */
const mostWords = 246
const mostNext = 30

/**
 * A check on one sheet of A4 for somebody who has a minute: the verdict in one sentence, at most seven figures each with
 * its range, n and picture, what would help, what cannot be told. Fewer than 250 words; all of the evidence is inside.
 */
export function renderExecutive(check: Check, history: ReportHistory | null = null): string {
  const title = `${shortHeadline(check)} – ${clipped(check.product, 60)}`
  const asides = [sinceBefore(history), short(nextStep(inTurns(check.claims))), blindSpots(check)].filter(
    (one) => one !== null,
  )
  const around = [title, ...headTexts(check), ...footTexts(check), ...asides.flatMap(texts), ...furniture]
  const room = mostWords - around.reduce((sum, text) => sum + executiveCost(text), 0)
  const figures = executiveFigures(check.claims, room)
  const rest = notShown(check.claims, new Set(figures.map(({ claim }) => claim)))
  const rows = [...groups(figures), ...[rest, ...asides].flatMap((one) => (one === null ? [] : [aside(one)]))]
  const body = `<main class="sheet">${head(check)}${rows.join('')}${foot(check)}</main>`
  return page({ check, history, title, style: executiveStyle, body, kind: 'executive' })
}

/** Words that may stand on the page beside those of the check: labels, the rest that is not shown. */
const furniture = [
  'Plumb Broken Not known Waived Kept',
  'Not shown 99 more promises: 9 fail, 9 are undecided, 9 have no evidence',
]

function short(one: Aside | null): Aside | null {
  return one === null || executiveCost(one.text) > mostNext ? null : one
}

function texts({ label, text }: Aside): readonly string[] {
  return [label, text]
}

function headTexts(check: Check): readonly string[] {
  return [clipped(check.product, 60), clipped(dateText(check.checkedAt), 20), `${headline(check)}.`, judgedOn(check)]
}

function head(check: Check): string {
  const [product = '', when = '', told = '', data = ''] = headTexts(check)
  return `<header>${brand}${say('span', 'product', product)}${say('span', 'when', when)}</header>${say('h1', '', told)}${say('p', 'lead', data)}`
}

const labels: readonly (readonly [string, readonly Verdict[]])[] = [
  ['Broken', ['fails']],
  ['Not known', ['undecided', 'no-evidence']],
  ['Waived', ['waived']],
  ['Kept', ['holds']],
]

function groups(figures: readonly ExecutiveFigure[]): readonly string[] {
  return labels.flatMap(([label, verdicts]) => {
    const own = figures.filter(({ claim }) => verdicts.includes(claim.verdict))
    return own.length === 0 ? [] : [section(label, own.map(figure).join(''))]
  })
}

function section(label: string, inside: string): string {
  return `<section>${say('h2', '', label)}<div>${inside}</div></section>`
}

function figure({ claim, sentence, isWhole, value, range, n, promised }: ExecutiveFigure): string {
  const mark = `<span class="v v-${claim.verdict}">${verdictGlyph(claim.verdict)}</span>`
  const number = `<p class="number">${say('b', '', value)} <span>${inertHtml(range)}</span> ${say('span', 'n', n)}</p>`
  const plot = claim.estimate === null ? '' : plumbPlot({ ...claim, slices: [] }, { ends: false, spoken: false })
  return `<div class="figure">${mark}<div><p>${stressed(sentence)}</p>${isWhole ? '' : number}</div><div class="plot">${plot}${say('span', 'promised', promised)}</div></div>`
}

/** The first number with a range stands out: `<b>98 in 100</b> (97 to 99)`. */
function stressed(sentence: string): string {
  const [, before = '', number = '', rest = ''] =
    /^(.*?)((?:\d[\d,]* in \d[\d,]*|\S*\d\S*(?: points?)?) \(.*?\))(.*)$/su.exec(sentence) ?? []
  return number === '' ? inertHtml(sentence) : `${inertHtml(before)}${estimateHtml(number)}${inertHtml(rest)}`
}

function aside({ label, text }: Aside): string {
  return section(label, say('p', '', text))
}

function footTexts(check: Check): readonly string[] {
  const key = `Bar: ${rangeName(check.claims)}. Right of the line keeps the promise.`
  return [key, 'plumb verify checks the evidence inside.']
}

function foot(check: Check): string {
  return `<footer>${footTexts(check)
    .map((text) => say('p', '', text))
    .join('')}</footer>`
}
