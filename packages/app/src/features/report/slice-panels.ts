import {
  capitalized,
  claimPicture,
  commonSpan,
  estimateText,
  formatCount,
  formatPlain,
  formatRows,
  plumbPlot,
  plumbScale,
  whereText,
} from '@plumb/claims'
import type { ClaimResult, SliceResult } from '@plumb/claims'
import { countedText, ended, rangeName, sliceRemark } from '../../output/claim-words.ts'
import { inertHtml } from '../../output/inert.ts'
import { byConcern } from '../../output/stages.ts'
import { bobSvg } from './board.ts'
import { estimateHtml, say, verdictHtml } from './html.ts'

/** A panel for each claim that was looked at slice by slice: the picture of what decides, then the slices by concern. */
export function slicePanels(claims: readonly ClaimResult[]): string {
  const sliced = claims.filter(({ slices }) => slices.length > 0)
  return sliced.length === 0 ? '' : `<section><h2>Slice by slice</h2>${sliced.map(panel).join('')}</section>`
}

/** A page is for reading; the evidence at its end holds every slice. */
const mostSlices = 40

function panel(claim: ClaimResult): string {
  const picture =
    claim.verdict === 'holds' || claim.estimate === null ? '' : `<figure>${claimPicture(claim, { most: 5 })}</figure>`
  return `<div class="panel"><div class="intro"><div class="ph">${verdictHtml(claim.verdict, claim.beneath)} ${say('code', 'claim', claim.claim)}</div>${say('p', 'ps', ended(claim.sentence))}${picture}</div>${table(claim)}</div>`
}

function table(claim: ClaimResult): string {
  const slices = byConcern(claim.slices)
  const shown = slices.slice(0, mostSlices)
  const span = commonSpan(shown.map((slice) => ({ ...claim, ...slice })))
  const columns =
    '<colgroup><col class="c-verdict"><col class="c-slice"><col class="c-plot"><col class="c-estimate"><col></colgroup>'
  const head = `<thead><tr><th scope="col">Verdict</th><th scope="col">Slice</th><th scope="col" class="sides"><div><span>◂ breaks it</span> <span class="ink">the promise</span> <span>keeps it ▸</span></div></th><th scope="col">Estimate (${rangeName([claim])})</th><th scope="col">What is known</th></tr></thead>`
  const foot = `<tr class="foot" aria-hidden="true"><td></td><td></td><td class="plot">${bobSvg}${ends(claim, shown, span)}</td><td></td><td></td></tr>`
  const more = slices.length - shown.length
  const rest =
    more > 0 ? `<p class="key">And ${formatCount(more)} more; the evidence in this file holds them all.</p>` : ''
  const thin = shown.some(({ widenedLow }) => widenedLow !== null)
    ? '<p class="key">Thin line: the range widened for looking at many slices; a slice fails when that too lies beyond the promise.</p>'
    : ''
  return `<table class="board slices">${columns}${head}<tbody>${shown.map((slice) => row(claim, slice, span)).join('')}${foot}</tbody></table>${thin}${rest}`
}

/** All slices share one scale; its two ends stand at its foot. */
function ends(claim: ClaimResult, [first]: readonly SliceResult[], span: number): string {
  if (first === undefined) return ''
  const [left, right] = plumbScale({ ...claim, ...first }, { span }).ends
  const value = (of: number): string => formatPlain(of, claim.unit, { signed: claim.direction === 'compare' })
  return `<span class="ends">${say('span', '', value(left))}${say('span', '', value(right))}</span>`
}

function row(claim: ClaimResult, slice: SliceResult, span: number): string {
  const of = slice.n === slice.rows ? '' : ` of ${formatRows(slice.rows)}`
  const counted = `${countedText({ n: slice.n, counted: claim.counted })}${of}`
  const plot = plumbPlot({ ...claim, ...slice, beneath: null, slices: [] }, { line: false, ends: false, span })
  return `<tr class="${slice.estimate === null ? 'empty' : ''}"><td class="vd">${verdictHtml(slice.verdict)}</td><td class="cl">${inertHtml(whereText(slice.where))}</td><td class="plot">${plot}</td><td class="e">${estimateHtml(capitalized(estimateText({ ...claim, ...slice })))}${say('span', 'n', counted)}</td><td class="known">${inertHtml(capitalized(sliceRemark(slice)))}</td></tr>`
}
