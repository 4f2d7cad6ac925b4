import { boundText, capitalized, estimateText, plumbPlot, type ClaimResult } from '@plumb/claims'
import { countedText, ended, placeText, rangeName } from '../../output/claim-words.ts'
import { inertHtml } from '../../output/inert.ts'
import { stages, type Stage } from '../../output/stages.ts'
import { estimateHtml, say, verdictHtml } from './html.ts'

/** Every promise by stage: verdict, sentence, picture against one plumb line, estimate with range and n, what to do. */
export function board(claims: readonly ClaimResult[]): string {
  const range = rangeName(claims)
  const head = `<thead><tr><th scope="col">Verdict</th><th scope="col">Promise</th><th scope="col" class="sides"><div><span>◂ breaks it</span> <span class="ink">the promise</span> <span>keeps it ▸</span></div></th><th scope="col">Estimate (${range})</th></tr></thead>`
  const body = stages(claims)
    .map((stage, index) => stageRows(stage, index))
    .join('')
  const foot = `<tr class="foot" aria-hidden="true"><td></td><td></td><td class="plot">${bobSvg}</td><td></td></tr>`
  const columns = '<colgroup><col class="c-verdict"><col><col class="c-plot"><col class="c-estimate"></colgroup>'
  return `<div class="panel"><table class="board">${columns}${head}<tbody>${body}${foot}</tbody></table><p class="key">Each row has its own scale; its two ends are written beneath the line. The dot is the estimate and the bar its range; where no bar shows, the range is narrower than the dot. A square is a count, which is exact. Small ticks are other slices.</p></div>`
}

/** The bob at the foot of the line that runs through a table. */
export const bobSvg: string =
  '<svg class="bob" width="12" height="12" viewBox="0 0 12 12"><path d="M6 12 1.6 4.6C2.6 2.2 4.2 1 6 1s3.4 1.2 4.4 3.6Z" fill="currentColor"/></svg>'

function stageRows({ name, gate, claims }: Stage, index: number): string {
  const title = `<tr class="st"><th scope="colgroup" colspan="2" id="stage-${index + 1}">${inertHtml(capitalized(name))}</th><td class="plot"></td><td class="gate">Gate ${gate}</td></tr>`
  return title + claims.map(row).join('')
}

function row(claim: ClaimResult): string {
  const cells = [
    `<td class="vd">${verdictHtml(claim.verdict, claim.beneath)}</td>`,
    `<td class="cl">${promise(claim)}</td>`,
    `<td class="plot">${plumbPlot(claim, { line: false })}</td>`,
    `<td class="e">${estimate(claim)}</td>`,
  ]
  return `<tr>${cells.join('')}</tr>`
}

function promise(claim: ClaimResult): string {
  const next =
    claim.verdict === 'holds' || claim.next === '' ? '' : say('div', `next v-${claim.verdict}`, ended(claim.next))
  const why = claim.why === null ? '' : `<div class="why">Why: ${inertHtml(ended(claim.why))}</div>`
  return `${say('div', 'q', ended(claim.sentence))}${say('div', 'c', claim.claim)}${why}${next}`
}

function estimate(claim: ClaimResult): string {
  const place = placeText(claim)
  const lines = [countedText(claim), ...(place === null ? [] : [place]), `promised ${boundText(claim)}`]
  const text = lines.map((line) => say('span', 'n', line)).join('')
  return `${estimateHtml(capitalized(estimateText(claim)))}${text}${say('span', 'n m', claim.method)}`
}
